import { addDays } from '../dates';
import { FOLLOW_UP_RULES } from './follow-up';
import { gatesLostBy } from './gate-loss';
import { JOURNEY_RULES } from './journey';
import { arrivedCase, asMonitoring, asOfficer, asReceiving, assist, caseOf, command, confirmArrival, followUp, followUpCase, given, inTransitCase, LATER_DAYS, preparedCase, score } from '../testing';

const transit = (reachedAt: string, now: string = LATER_DAYS.confirmed) => command('RecordTransit', { place: 'TUN', reachedAt }, asReceiving(now));
const { travel, ...inTransit } = caseOf(inTransitCase);

describe('the time of a place on the way', () => {
  it('is between the departure and now, both included', () => {
    given(...inTransitCase).when(transit(LATER_DAYS.departs)).thenTypes('TransitReached');
    given(...inTransitCase).when(transit('2026-03-27T09:59:59.999Z')).thenRejected('InvalidValue');
    given(...inTransitCase).when(transit(LATER_DAYS.confirmed)).thenTypes('TransitReached');
    given(...inTransitCase).when(transit('2026-03-27T17:00:00.001Z')).thenRejected('InvalidValue');
  });

  it('is only not in the future where the departure is not known', () => {
    const state = { ...inTransit, travel: { ...travel, departure: null } };
    expect(JOURNEY_RULES.RecordTransit.decide(transit('2026-03-27T09:00:00.000Z'), state)).toHaveLength(1);
  });
});

describe('a late arrival', () => {
  it.each([
    ['2026-03-28T16:00:00.000Z', false],
    ['2026-03-28T16:00:00.001Z', true],
  ])('is counted from the schedule, not from the landing: confirmed at %s is late: %s', (now, late) => {
    const [arrival] = given(...inTransitCase).when(confirmArrival({ arrivedAt: '2026-03-27T10:30:00.000Z' }, asReceiving(now))).thenTypes('ArrivalConfirmed');
    expect(arrival?.data).toMatchObject({ late });
  });

  it('is counted from the landing where no schedule is known', () => {
    const state = { ...inTransit, travel: { ...travel, booking: null } };
    const [arrival] = JOURNEY_RULES.ConfirmArrival.decide(confirmArrival({}, asReceiving('2026-03-28T16:00:01.000Z')), state);
    expect(arrival?.data).toMatchObject({ late: true });
  });
});

describe('the follow-up', () => {
  it('waits for the arrival', () => {
    const arrived = caseOf(arrivedCase);
    expect(() => FOLLOW_UP_RULES.RecordFollowUp.decide(followUp(), { ...arrived, travel: { ...arrived.travel, arrival: null } })).toThrow(
      expect.objectContaining({ code: 'TooEarly', obstacles: [expect.objectContaining({ subject: 'arrival' })] }) as Error,
    );
  });

  it('scores each round once, and another round with the same version', () => {
    given(...followUpCase).when(score({ round: 1 }, asMonitoring(LATER_DAYS.closed))).thenTypes('ReintegrationScored');
  });

  it('takes a hundred answers, and none beyond one among others', () => {
    given(...arrivedCase).when(score({ economic: Array.from({ length: 100 }, () => 1) })).thenTypes('ReintegrationScored');
    given(...arrivedCase).when(score({ economic: [0.5, 1.1] })).thenRejected('InvalidValue');
    given(...arrivedCase).when(score({ economic: [null, 0, 1] })).thenTypes('ReintegrationScored');
  });

  it('takes blanks for no name', () => {
    given(...arrivedCase).when(score({ instrumentVersion: ' ' })).thenRejected('InvalidValue');
    given(...arrivedCase).when(assist({ budgetRef: ' ' })).thenRejected('FundingMissing');
  });
});

describe('the gates a case loses', () => {
  it('are none while no day of travel is known', () => {
    const { travel: unready, ...prepared } = caseOf(preparedCase);
    expect(gatesLostBy({ ...prepared, travel: { ...unready, readyFor: null } }, asOfficer(LATER_DAYS.cleared))).toEqual([]);
    const late = { ...prepared, travel: { ...unready, readyFor: addDays('2026-03-27', 60) } };
    expect(gatesLostBy(late, asOfficer(LATER_DAYS.cleared)).map(({ gate }) => gate)).toContain('MEDICAL');
  });
});
