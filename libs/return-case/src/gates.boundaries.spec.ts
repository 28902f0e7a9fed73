import { evaluateGates, expiringGates } from './gates';
import type { GateResult } from './gate-result';
import { MAX_FAMILY_MEMBERS } from './gates/family-gate';
import { DEFAULT_POLICY } from './policy';
import type { RegisteredCase } from './state';
import { bookedCase, caseOf, preparedCase, readyChildCase, TRAVEL_DATE, ZONE } from './testing';
import type { Gate } from './vocabulary';

const prepared = caseOf(preparedCase);
const booked = caseOf(bookedCase);
const child = caseOf(readyChildCase);
const gate = (state: RegisteredCase, name: Gate, on = TRAVEL_DATE): GateResult | undefined =>
  evaluateGates(state, on, { zone: ZONE, policy: DEFAULT_POLICY }).find((result) => result.gate === name);
const closedFor = (name: Gate, reason: string, validUntil?: string) => ({ gate: name, status: 'closed', reason, ...(validUntil === undefined ? {} : { validUntil }) });

describe('what a gate answers', () => {
  it('is a reason, and no last day where there is none', () => {
    const { clearance, consular, medical } = prepared;
    expect(gate({ ...prepared, consent: { ...prepared.consent, purposes: {} } }, 'CONSENT')).toEqual(closedFor('CONSENT', 'The person has not agreed to travel.'));
    expect(gate({ ...prepared, clearance: { ...clearance, status: 'refused' } }, 'COO_CLEARANCE')).toEqual(closedFor('COO_CLEARANCE', 'The country of origin refused.'));
    expect(gate({ ...prepared, clearance: { ...clearance, reception: null } }, 'COO_CLEARANCE')).toEqual(
      closedFor('COO_CLEARANCE', 'The receiving mission has not confirmed the reception.', '2026-05-18'),
    );
    expect(gate({ ...prepared, consular: { ...consular, status: 'expired' } }, 'CONSULAR')).toEqual(closedFor('CONSULAR', 'The travel document has expired.', '2026-06-08'));
    expect(gate({ ...prepared, consular: { ...consular, status: 'issued' } }, 'CONSULAR')).toEqual(closedFor('CONSULAR', 'The travel document is not in hand.', '2026-06-08'));
    expect(gate({ ...prepared, medical: { ...medical, fitness: null } }, 'MEDICAL')).toEqual(closedFor('MEDICAL', 'Fitness to travel is not assessed.'));
    expect(gate(prepared, 'LEGAL')).toEqual({ gate: 'LEGAL', status: 'open' });
  });

  it('is open to the last day of the clearance, that day included', () => {
    expect(gate(prepared, 'COO_CLEARANCE', '2026-05-18')).toEqual({ gate: 'COO_CLEARANCE', status: 'open', validUntil: '2026-05-18' });
  });

  it('is for the day of travel also where the arrival is booked for an earlier one', () => {
    const early = booked.travel.booking && { ...booked.travel.booking, arrivesAt: '2026-03-26T16:00:00.000Z' };
    const short = booked.consular.document && { ...booked.consular.document, validUntil: '2026-03-29' };
    expect(gate({ ...booked, travel: { ...booked.travel, booking: early }, consular: { ...booked.consular, document: short } }, 'CONSULAR')?.status).toBe('closed');
  });
});

describe('the measures of a conditional decision', () => {
  const measure = (measureId: string, preDeparture: boolean, done: boolean) => ({ measureId, area: 'shelter_conditions' as const, owner: 'o', dueOn: '2026-03-20', preDeparture, done });
  const withMeasures = (result: 'CLEARED' | 'CONDITIONAL', ...measures: ReturnType<typeof measure>[]) =>
    gate({ ...prepared, ddp: { ...prepared.ddp, result }, assessment: { ...prepared.assessment, measures } }, 'DDP')?.status;

  it('hold the person only where they come before departure and are not done, each of them', () => {
    expect(withMeasures('CONDITIONAL', measure('a', true, true), measure('b', true, false))).toBe('closed');
    expect(withMeasures('CONDITIONAL', measure('a', false, false), measure('b', true, true))).toBe('open');
    expect(withMeasures('CLEARED', measure('a', true, false))).toBe('open');
  });
});

describe('a decision that cannot be travelled on', () => {
  const withDdp = (change: Partial<RegisteredCase['ddp']>) => gate({ ...prepared, ddp: { ...prepared.ddp, ...change } }, 'DDP')?.reason;

  it('says which of the reasons it is', () => {
    expect(withDdp({ voided: true })).toBe('A new risk was reported; the decision must be taken again.');
    expect(withDdp({ result: null })).toBe('The due diligence is not signed off.');
    expect(withDdp({ validUntil: null })).toBe('The due diligence is not signed off.');
    expect(withDdp({ result: 'BLOCKED' })).toBe('The due diligence is blocked.');
  });
});

describe('the family gate', () => {
  type Standing = RegisteredCase['family']['members'][string];
  const member = (memberCaseId: string, change: Partial<Standing> = {}): Standing => ({ memberCaseId, standing: 'open', travelDate: TRAVEL_DATE, gates: [], ...change }) as Standing;
  const withMembers = (members: readonly Standing[], splitFrom: readonly string[] = []) =>
    gate({ ...prepared, family: { ...prepared.family, splitFrom, members: Object.fromEntries(members.map((one) => [one.memberCaseId, one])) } }, 'FAMILY');
  const crowd = (size: number) => Array.from({ length: size }, (_, index) => member(`m-${index}`));

  it('takes as many as a family has, and not one more', () => {
    expect(withMembers(crowd(MAX_FAMILY_MEMBERS))).toEqual({ gate: 'FAMILY', status: 'open' });
    expect(withMembers(crowd(MAX_FAMILY_MEMBERS + 1))).toEqual(closedFor('FAMILY', 'The group is too large for a family.'));
  });

  it('counts neither who has left nor who was split off', () => {
    expect(withMembers([])).toEqual({ gate: 'FAMILY', status: 'not-applicable' });
    expect(withMembers([member('a', { standing: 'left' }), member('b', { standing: 'paused' })], ['b'])).toEqual({ gate: 'FAMILY', status: 'not-applicable' });
  });

  it('names the gates that hold a member, and no gate where there is none to name', () => {
    const gates = [{ gate: 'MEDICAL', reason: 'Unfit.' }, { gate: 'LEGAL', reason: 'Appeal.' }] as Standing['gates'];
    const { travelDate: _, ...neverEvaluated } = member('a', { standing: 'closed' });
    expect(withMembers([member('a', { standing: 'closed', gates })])?.reason).toBe('A member of the family is held by MEDICAL: Unfit. LEGAL: Appeal.');
    expect(withMembers([member('a', { standing: 'closed' })])?.reason).toBe('A member of the family does not travel for now.');
    expect(withMembers([neverEvaluated as Standing])?.reason).toBe('A member of the family has not been evaluated for that day.');
    expect(withMembers([member('a', { standing: 'paused' })])?.reason).toBe('The case of a member of the family is paused.');
    expect(withMembers([member('a', { travelDate: '2026-03-28' })])?.reason).toBe('A member of the family has been evaluated for another day.');
  });

  it('gives the same reason whatever the order of the members', () => {
    const [paused, away] = [member('a', { standing: 'paused' }), member('b', { standing: 'closed' })];
    expect(withMembers([paused, away])?.reason).toBe('A member of the family does not travel for now.');
    expect(withMembers([away, paused])?.reason).toBe('A member of the family does not travel for now.');
  });
});

describe('what the booking lacks', () => {
  const { booking } = booked.travel;
  const { fitness } = booked.medical;
  const journey = (days: number, arrivesAt: string, needs: object = {}) =>
    gate({ ...booked, travel: { ...booked.travel, booking: booking && { ...booking, arrivesAt } }, medical: { ...booked.medical, fitness: fitness && { ...fitness, medicationDays: days, ...needs } } }, 'LOGISTICS');

  it('is medicine for each day of the journey, the first and the last included', () => {
    expect(journey(1, '2026-03-27T16:00:00.000Z')).toEqual({ gate: 'LOGISTICS', status: 'open', validUntil: TRAVEL_DATE });
    expect(journey(1, '2026-03-28T06:00:00.000Z')).toEqual(closedFor('LOGISTICS', 'The medicine the person carries does not last for the journey.', TRAVEL_DATE));
    expect(journey(2, '2026-03-28T06:00:00.000Z')?.status).toBe('open');
  });

  it('is an escort of the rank that the assessment asks for', () => {
    const ranks = ['none', 'operational', 'nurse', 'doctor'] as const;
    for (const [asked, needed] of ranks.entries()) {
      for (const [given, escort] of ranks.entries()) {
        const state = { ...booked, travel: { ...booked.travel, booking: booking && { ...booking, escort } }, medical: { ...booked.medical, fitness: fitness && { ...fitness, escort: needed } } };
        expect(gate(state, 'LOGISTICS')?.status).toBe(given >= asked ? 'open' : 'closed');
      }
    }
  });

  it('is nothing for health where nothing is assessed', () => {
    expect(gate({ ...booked, medical: { ...booked.medical, fitness: null } }, 'LOGISTICS')?.status).toBe('open');
  });
});

describe('what runs out for a child', () => {
  const endOf = (state: RegisteredCase) => expiringGates(state).find((expiry) => expiry.gate === 'CHILD');

  it('is the sooner of the assessment and the determination', () => {
    const { bestInterests, determination } = child.child;
    expect(endOf(child)).toEqual({ gate: 'CHILD', validUntil: bestInterests?.validUntil });
    const sooner = determination && { ...determination, validUntil: '2026-04-30' };
    expect(endOf({ ...child, child: { ...child.child, determination: sooner } })).toEqual({ gate: 'CHILD', validUntil: '2026-04-30' });
    expect(endOf({ ...child, child: { ...child.child, determination: null } })).toEqual({ gate: 'CHILD', validUntil: bestInterests?.validUntil });
    expect(endOf({ ...child, child: { ...child.child, bestInterests: null } })).toBeUndefined();
  });
});
