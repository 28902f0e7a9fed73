import { ERASED } from '@homeward/decider';
import type { GateResult } from './events';
import { closedGates, evaluateGates, expiringGates } from './gates';
import { DEFAULT_POLICY } from './policy';
import type { RegisteredCase } from './state';
import type { ConsentCapacity, Gate } from './vocabulary';
import { bookedCase, caseOf, preparedCase, preparingCase, TRAVEL_DATE, ZONE } from './testing';

const context = { zone: ZONE, policy: DEFAULT_POLICY };
const prepared = caseOf(preparedCase);

const gate = (state: RegisteredCase, name: Gate, on = TRAVEL_DATE): GateResult => {
  const found = evaluateGates(state, on, context).find((result) => result.gate === name);
  if (!found) throw new Error(`no answer for ${name}`);
  return found;
};
const statusOf = (state: RegisteredCase, name: Gate, on = TRAVEL_DATE) => gate(state, name, on).status;

describe('the gates on the day of travel', () => {
  it('are all open for a prepared adult, except those that do not apply', () => {
    expect(closedGates(evaluateGates(prepared, TRAVEL_DATE, context))).toEqual([]);
    expect(statusOf(prepared, 'CHILD')).toBe('not-applicable');
    expect(statusOf(prepared, 'LOGISTICS')).toBe('not-applicable');
  });

  it('are all closed or without meaning while nothing is prepared', () => {
    const names = closedGates(evaluateGates(caseOf(preparingCase), TRAVEL_DATE, context)).map((result) => result.gate);
    expect(names).toEqual(['CONSULAR', 'MEDICAL', 'COO_CLEARANCE']);
  });

  it('close on their own last day, not on today', () => {
    expect(gate(prepared, 'MEDICAL', '2026-04-01')).toEqual({ gate: 'MEDICAL', status: 'open', validUntil: '2026-04-01' });
    expect(gate(prepared, 'MEDICAL', '2026-04-02')).toMatchObject({ status: 'closed', validUntil: '2026-04-01' });
    expect(statusOf(prepared, 'DDP', '2026-04-03')).toBe('open');
    expect(statusOf(prepared, 'DDP', '2026-04-04')).toBe('closed');
    expect(statusOf(prepared, 'COO_CLEARANCE', '2026-05-19')).toBe('closed');
    expect(statusOf(prepared, 'CONSENT', '2026-08-29')).toBe('open');
    expect(statusOf(prepared, 'CONSENT', '2026-08-30')).toBe('closed');
  });
});

describe('the consent gate', () => {
  const agreedBy = (capacity: ConsentCapacity): RegisteredCase => ({
    ...prepared,
    consent: { ...prepared.consent, travelBy: { capacity, at: '2026-03-03T08:00:00.000Z' } },
  });

  it('is closed without consent to travel', () => {
    expect(statusOf({ ...prepared, consent: { ...prepared.consent, purposes: { assess: '2026-12-31' } } }, 'CONSENT')).toBe('closed');
  });

  it('is closed when a parent agreed for somebody who is of age on the day', () => {
    expect(statusOf(agreedBy('parent'), 'CONSENT')).toBe('closed');
  });

  it('is closed when a guardian agreed for a child who is of age on the day, and open for the guardian of an adult', () => {
    const bornOn = (value: string, state: RegisteredCase): RegisteredCase => ({ ...state, birthDate: { value, precision: 'day' } });
    expect(statusOf(bornOn('2008-03-27', agreedBy('legal-guardian')), 'CONSENT')).toBe('closed');
    expect(statusOf(bornOn('2008-03-28', agreedBy('legal-guardian')), 'CONSENT')).toBe('open');
    expect(statusOf(bornOn('2008-03-27', agreedBy('self')), 'CONSENT')).toBe('open');
    expect(statusOf(agreedBy('legal-guardian'), 'CONSENT')).toBe('open');
    expect(statusOf(bornOn('2008-03-28', agreedBy('parent')), 'CONSENT')).toBe('open');
  });
});

describe('the due diligence gate', () => {
  const withDdp = (change: Partial<RegisteredCase['ddp']>): RegisteredCase => ({ ...prepared, ddp: { ...prepared.ddp, ...change } });
  const withMeasure = (done: boolean): RegisteredCase => ({
    ...withDdp({ result: 'CONDITIONAL' }),
    assessment: {
      ...prepared.assessment,
      measures: [{ measureId: 'm', area: 'shelter_conditions', owner: 'o', dueOn: '2026-03-20', preDeparture: true, done }],
    },
  });

  it.each([
    ['not signed', withDdp({ result: null, validUntil: null })],
    ['pending', withDdp({ result: 'PENDING' })],
    ['incomplete', withDdp({ result: 'INCOMPLETE' })],
    ['blocked', withDdp({ result: 'BLOCKED' })],
    ['voided by a new risk', withDdp({ voided: true })],
    ['escalated', withDdp({ escalation: { to: 'chief-of-mission', checks: ['O1'], dueOn: '2026-03-20' } })],
    ['conditional with a measure open', withMeasure(false)],
  ])('is closed while it is %s', (_case, state) => {
    expect(statusOf(state, 'DDP')).toBe('closed');
  });

  it('is open when conditional and its measures are done', () => {
    expect(statusOf(withMeasure(true), 'DDP')).toBe('open');
  });
});

describe('the consular gate', () => {
  const withDocument = (change: object, status: RegisteredCase['consular']['status'] = 'collected'): RegisteredCase => {
    const { document } = prepared.consular;
    return { ...prepared, consular: { ...prepared.consular, status, document: document && { ...document, ...change } } };
  };

  it('needs the document to outlive the arrival by the margin', () => {
    expect(gate(withDocument({ validUntil: '2026-03-30' }), 'CONSULAR')).toMatchObject({ status: 'open', validUntil: '2026-03-27' });
    expect(statusOf(withDocument({ validUntil: '2026-03-29' }), 'CONSULAR')).toBe('closed');
  });

  it('counts from the arrival of a booked journey that ends the next day', () => {
    const { travel } = caseOf(bookedCase);
    const overnight = travel.booking && { ...travel.booking, arrivesAt: '2026-03-28T06:00:00.000Z' };
    const state = { ...withDocument({ validUntil: '2026-03-30' }), travel: { ...travel, booking: overnight } };
    expect(statusOf(state, 'CONSULAR')).toBe('closed');
  });

  it.each([
    ['without a document', { ...prepared, consular: { ...prepared.consular, document: null } }],
    ['while it is not in hand', withDocument({}, 'issued')],
    ['when its number is erased', withDocument({ number: ERASED })],
  ])('is closed %s', (_case, state) => {
    expect(statusOf(state, 'CONSULAR')).toBe('closed');
  });
});

describe('the medical gate', () => {
  const fitness = prepared.medical.fitness;
  const withOutcome = (outcome: 'FIT_WITH_CONDITIONS' | 'TEMP_UNFIT' | 'UNFIT'): RegisteredCase => ({
    ...prepared,
    medical: { ...prepared.medical, fitness: fitness && { ...fitness, outcome } },
  });

  it.each([
    ['FIT_WITH_CONDITIONS', 'open'],
    ['TEMP_UNFIT', 'closed'],
    ['UNFIT', 'closed'],
  ] as const)('for %s is %s', (outcome, status) => {
    expect(statusOf(withOutcome(outcome), 'MEDICAL')).toBe(status);
  });

  it('is closed after a deterioration', () => {
    expect(statusOf({ ...prepared, medical: { ...prepared.medical, deteriorated: true } }, 'MEDICAL')).toBe('closed');
  });
});

describe('the gate of the country of origin', () => {
  it.each([
    ['without the request of a government', { request: null }],
    ['while not cleared', { cleared: null, status: 'requested' as const }],
    ['after a refusal', { cleared: null, status: 'refused' as const }],
    ['without a reception', { reception: null }],
  ])('is closed %s', (_case, change) => {
    expect(statusOf({ ...prepared, clearance: { ...prepared.clearance, ...change } }, 'COO_CLEARANCE')).toBe('closed');
  });
});

describe('the logistics gate', () => {
  const booked = caseOf(bookedCase);
  const { fitness } = booked.medical;

  it('is open for the booked day only', () => {
    expect(statusOf(booked, 'LOGISTICS')).toBe('open');
    expect(statusOf(booked, 'LOGISTICS', '2026-03-28')).toBe('closed');
  });

  it('is closed without funds', () => {
    const { booking } = booked.travel;
    expect(statusOf({ ...booked, travel: { ...booked.travel, booking: booking && { ...booking, fundingRef: ' ' } } }, 'LOGISTICS')).toBe('closed');
  });

  it.each([
    ['the escort', { escort: 'nurse' as const }],
    ['the special service', { specialServices: ['WCHC' as const] }],
  ])('is closed when the booking lacks %s of the fitness assessment', (_what, change) => {
    const medical = { ...booked.medical, fitness: fitness && { ...fitness, ...change } };
    expect(statusOf({ ...booked, medical }, 'LOGISTICS')).toBe('closed');
  });
});

describe('the legal gate', () => {
  it('is closed by a pending appeal and by a claim for asylum', () => {
    expect(statusOf({ ...prepared, legal: { ...prepared.legal, appealPending: true } }, 'LEGAL')).toBe('closed');
    expect(statusOf({ ...prepared, legal: { ...prepared.legal, asylumExpressedAt: '2026-03-12T08:00:00.000Z' } }, 'LEGAL')).toBe('closed');
  });
});

describe('what expires', () => {
  it('is listed soonest first', () => {
    expect(expiringGates(prepared)).toEqual([
      { gate: 'MEDICAL', validUntil: '2026-04-01' },
      { gate: 'DDP', validUntil: '2026-04-03' },
      { gate: 'COO_CLEARANCE', validUntil: '2026-05-18' },
      { gate: 'CONSULAR', validUntil: '2026-06-11' },
      { gate: 'CONSENT', validUntil: '2026-08-29' },
    ]);
  });

  it('leaves out what is void already', () => {
    const state = { ...prepared, ddp: { ...prepared.ddp, voided: true }, medical: { ...prepared.medical, deteriorated: true } };
    expect(expiringGates(state).map((expiry) => expiry.gate)).toEqual(['COO_CLEARANCE', 'CONSULAR', 'CONSENT']);
  });
});
