import { isCommandRejected } from '@homeward/decider';
import { returnCase } from '../return-case';
import {
  after,
  asDoctor,
  asLogistics,
  assessFitness,
  book,
  bookedCase,
  caseOf,
  command,
  evaluate,
  given,
  LATER_DAYS,
  manifest,
  preparedCase,
  preparingCase,
  readyCase,
  TRAVEL_DATE,
} from '../testing';

describe('EvaluateGates', () => {
  it('makes a case ready when every gate is open', () => {
    given(...preparedCase).when(evaluate()).thenTypes('GatesEvaluated', 'CaseReadied');
    expect(caseOf(readyCase)).toMatchObject({ phase: 'ready', travel: { readyFor: TRAVEL_DATE } });
  });

  it('records closed gates once and leaves the case in preparation', () => {
    given(...preparingCase).when(evaluate()).thenTypes('GatesEvaluated');
    const evaluated = after(preparingCase, evaluate());
    given(...evaluated).when(evaluate()).thenNothing();
    expect(caseOf(evaluated).phase).toBe('preparing');
  });

  it('takes readiness away, gate by gate, when the day is one the gates do not reach', () => {
    const [, ...lost] = given(...readyCase).when(evaluate('2026-05-25')).thenTypes('GatesEvaluated', 'GateLost', 'GateLost', 'GateLost');
    expect(lost.map(({ data }) => data)).toMatchObject([{ gate: 'DDP' }, { gate: 'MEDICAL' }, { gate: 'COO_CLEARANCE' }]);
    expect(caseOf(after(readyCase, evaluate('2026-05-25')))).toMatchObject({ phase: 'preparing', travel: { readyFor: null } });
  });

  it('moves a ready case to another open day', () => {
    given(...readyCase).when(evaluate('2026-03-28')).thenTypes('GatesEvaluated', 'CaseReadied');
  });

  it('answers a repetition with nothing', () => {
    given(...readyCase).when(evaluate()).thenNothing();
  });

  it('refuses a past day, no day, and another day than the booked one', () => {
    given(...preparedCase).when(evaluate('2026-03-17')).thenRejected('InvalidValue');
    given(...preparedCase).when(evaluate('2026-04-31')).thenRejected('InvalidValue');
    given(...bookedCase).when(evaluate('2026-03-28')).thenRejected('InvalidValue');
  });
});

describe('BookTravel', () => {
  it('books on open gates and records what each said', () => {
    const [booked] = given(...readyCase).when(book()).thenTypes('TravelBooked');
    expect(booked?.type === 'TravelBooked' && booked.data.gates).toContainEqual({ gate: 'LEGAL', status: 'open' });
  });

  it('judges the gates on the day of departure and names each closed one', () => {
    const departsAt = '2026-05-25T10:00:00.000Z';
    const attempt = () => returnCase.decide(book({ departsAt, arrivesAt: '2026-05-25T16:00:00.000Z' }), caseOf(readyCase));
    try {
      attempt();
      throw new Error('expected a refusal');
    } catch (error) {
      if (!isCommandRejected(error)) throw error;
      expect(error.code).toBe('GatesClosed');
      expect(error.obstacles.map(({ subject }) => subject)).toEqual(['DDP', 'MEDICAL', 'COO_CLEARANCE']);
    }
  });

  it('takes the day of departure in the zone of the office', () => {
    // 22:30 UTC on the last day of the fitness assessment is already the next day in Tripoli.
    given(...readyCase).when(book({ departsAt: '2026-04-01T21:30:00.000Z', arrivesAt: '2026-04-02T04:00:00.000Z' })).thenTypes('TravelBooked');
    given(...readyCase).when(book({ departsAt: '2026-04-01T22:30:00.000Z', arrivesAt: '2026-04-02T04:00:00.000Z' })).thenRejected('GatesClosed');
  });

  it('refuses a seat without the escort the doctor asked for', () => {
    const withNurse = after(readyCase, assessFitness({ outcome: 'FIT_WITH_CONDITIONS', escort: 'nurse' }, asDoctor('2026-03-19T08:00:00.000Z')));
    given(...withNurse).when(book()).thenRejected('GatesClosed');
    given(...withNurse).when(book({ escort: 'nurse', escortRef: 'nurse-9' })).thenTypes('TravelBooked');
  });

  it('answers a repetition with nothing', () => {
    given(...bookedCase).when(book()).thenNothing();
  });

  it.each([
    ['no funds', { fundingRef: ' ' }, 'FundingMissing'],
    ['a departure in the past', { departsAt: '2026-03-19T10:00:00.000Z' }, 'InvalidValue'],
    ['an arrival before the departure', { arrivesAt: '2026-03-27T09:00:00.000Z' }, 'InvalidValue'],
    ['a local time', { departsAt: '2026-03-27T10:00:00+02:00' }, 'InvalidValue'],
    ['a local time of arrival', { arrivesAt: '2026-03-27T20:00:00+02:00' }, 'InvalidValue'],
    ['an escort without a name', { escort: 'operational' as const }, 'InvalidValue'],
    ['no flight', { flight: '' }, 'InvalidValue'],
  ])('refuses %s', (_case, changes, code) => {
    given(...readyCase).when(book(changes)).thenRejected(code);
  });

  it('refuses a case that is not ready', () => {
    given(...preparedCase).when(book()).thenRejected('WrongPhase');
  });
});

describe('CancelBooking', () => {
  const cancel = command('CancelBooking', { reasonCode: 'carrier' }, asLogistics(LATER_DAYS.booked));

  it('returns the case to the preparation', () => {
    given(...bookedCase).when(cancel).thenTypes('BookingCancelled');
    expect(caseOf(after(bookedCase, cancel))).toMatchObject({ phase: 'preparing', travel: { booking: null, readyFor: null } });
  });

  it('answers a repetition with nothing, and refuses where nothing was booked', () => {
    given(...after(bookedCase, cancel)).when(cancel).thenNothing();
    given(...readyCase).when(cancel).thenRejected('WrongPhase');
  });
});

describe('AddToManifest', () => {
  it('compares the number and does not keep it', () => {
    const [event] = given(...bookedCase).when(manifest({ documentNumber: 'lp 0042871' })).thenTypes('Manifested');
    expect(event?.data).toEqual({ flight: '8U-412', line: 12, version: 1 });
  });

  it('answers a repetition with nothing and takes a later version', () => {
    const manifested = after(bookedCase, manifest());
    given(...manifested).when(manifest()).thenNothing();
    given(...manifested).when(manifest({ line: 3, version: 2 })).thenTypes('Manifested');
  });

  it.each([
    ['another number', { documentNumber: 'LP0042872' }, 'IdentityMismatch'],
    ['another flight', { flight: '8U-999' }, 'InvalidValue'],
    ['line zero', { line: 0 }, 'InvalidValue'],
    ['half a version', { version: 1.5 }, 'InvalidValue'],
  ])('refuses %s', (_case, changes, code) => {
    given(...bookedCase).when(manifest(changes)).thenRejected(code);
  });

  it('refuses an earlier version than the known one', () => {
    given(...after(bookedCase, manifest({ version: 4 }))).when(manifest({ version: 3, line: 5 })).thenRejected('InvalidValue');
  });

  it('refuses a case without a booking', () => {
    given(...readyCase).when(manifest()).thenRejected('WrongPhase');
  });
});
