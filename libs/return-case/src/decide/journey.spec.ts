import {
  after,
  arrivedCase,
  asLogistics,
  asReceiving,
  command,
  confirmArrival,
  given,
  inTransitCase,
  LATER_DAYS,
  TRAVEL_DATE,
  verifiedCase,
} from '../testing';

describe('RecordTransit and RecordTravelIncident', () => {
  const transit = command('RecordTransit', { place: 'TUN', reachedAt: '2026-03-27T12:00:00.000Z' }, asReceiving(LATER_DAYS.confirmed));
  const incident = command('RecordTravelIncident', { incident: 'delay', severity: 'minor' }, asReceiving(LATER_DAYS.confirmed));

  it('are recorded on the way, once', () => {
    given(...inTransitCase).when(transit).thenTypes('TransitReached');
    given(...after(inTransitCase, transit)).when(transit).thenNothing();
    given(...inTransitCase).when(incident).thenTypes('TravelIncidentRecorded');
    given(...after(inTransitCase, incident)).when(incident).thenNothing();
  });

  it('are refused before departure, and with times that cannot be', () => {
    given(...verifiedCase).when(transit).thenRejected('WrongPhase');
    given(...verifiedCase).when(incident).thenRejected('WrongPhase');
    const early = command('RecordTransit', { place: 'TUN', reachedAt: '2026-03-27T09:00:00.000Z' }, asReceiving(LATER_DAYS.confirmed));
    given(...inTransitCase).when(early).thenRejected('InvalidValue');
    given(...inTransitCase).when({ ...transit, data: { ...transit.data, place: ' ' } }).thenRejected('InvalidValue');
    given(...inTransitCase).when({ ...transit, data: { ...transit.data, reachedAt: '2026-03-27T12:00' } }).thenRejected('InvalidValue');
  });
});

describe('ConfirmArrival', () => {
  it('is confirmed in time by the receiving mission', () => {
    const [arrival] = given(...inTransitCase).when(confirmArrival()).thenTypes('ArrivalConfirmed');
    expect(arrival?.data).toMatchObject({ arrivedOn: TRAVEL_DATE, late: false });
  });

  it('is marked late a day after the schedule', () => {
    const [arrival] = given(...inTransitCase).when(confirmArrival({}, asReceiving('2026-03-28T16:00:01.000Z'))).thenTypes('ArrivalConfirmed');
    expect(arrival?.data).toMatchObject({ late: true });
  });

  it('is not confirmed by who booked', () => {
    given(...inTransitCase).when(confirmArrival({}, asLogistics(LATER_DAYS.confirmed))).thenRejected('DutiesNotSegregated');
  });

  it('answers a repetition with nothing', () => {
    given(...arrivedCase).when(confirmArrival()).thenNothing();
  });

  it('refuses an arrival before the departure, in the future, or of nobody who left', () => {
    given(...inTransitCase).when(confirmArrival({ arrivedAt: '2026-03-27T09:59:00.000Z' })).thenRejected('InvalidValue');
    given(...inTransitCase).when(confirmArrival({ arrivedAt: '2026-03-27T18:00:00.000Z' })).thenRejected('InvalidValue');
    given(...verifiedCase).when(confirmArrival()).thenRejected('WrongPhase');
  });
});
