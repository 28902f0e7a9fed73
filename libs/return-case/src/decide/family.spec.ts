import { ERASED } from '@homeward/decider';
import type { CommandData } from '../commands';
import type { ReturnCaseEvent } from '../events';
import { MAX_FAMILY_MEMBERS } from '../gates/family-gate';
import {
  after,
  asDoctor,
  asHomeward,
  asLogistics,
  asOfficer,
  asSenior,
  assent,
  assessFitness,
  bookedCase,
  caseOf,
  command,
  determine,
  ENDS,
  evaluate,
  given,
  LATER_DAYS,
  manifest,
  preparedCase,
  preparingCase,
  readyCase,
  readyChildCase,
  registeredCase,
  TRAVEL_DATE,
  verifiedCase,
  verify,
  withdraw,
} from '../testing';

type History = readonly ReturnCaseEvent[];

const NOW = LATER_DAYS.booked;
const MEDICAL = { gate: 'MEDICAL', reason: 'The person is not fit to travel.' } as const;
const father = (changes: Partial<CommandData<'NoteFamilyStanding'>> = {}, now: string = NOW) =>
  command('NoteFamilyStanding', { memberCaseId: 'father', asOfRevision: 7, relation: 'head', standing: 'open', travelDate: TRAVEL_DATE, gates: [], ...changes }, asHomeward(now));
const unfit = (revision = 8) => father({ standing: 'closed', gates: [MEDICAL], asOfRevision: revision });
const split = (changes: Partial<CommandData<'DecideFamilySplit'>> = {}, now: string = NOW) =>
  command('DecideFamilySplit', { fromCaseIds: ['father'], reasonCode: 'medical', decisionRef: 'split-1', reason: 'He needs treatment.', ...changes }, asSenior(now));
const evaluateNow = evaluate(TRAVEL_DATE, asOfficer(NOW));
const familyGate = (history: History) => caseOf(history).travel.evaluation?.gates.find(({ gate }) => gate === 'FAMILY');

describe('how another member of the family stands', () => {
  it('is noted once, whatever the phase, and never from an older reading', () => {
    given(...registeredCase).when(father()).thenTypes('FamilyStandingNoted');
    const noted = after(registeredCase, father());
    given(...noted).when(father()).thenNothing();
    given(...noted).when(father({ asOfRevision: 9 })).thenNothing();
    given(...noted).when(unfit(6)).thenNothing();
    given(...noted).when(unfit(7)).thenTypes('FamilyStandingNoted');
    given(...ENDS.withdrawn).when(father()).thenRejected('WrongPhase');
    given(...registeredCase).when(father({ memberCaseId: ' ' })).thenRejected('InvalidValue');
  });

  it('costs a ready case its readiness, and a booked or verified one its seat, with the reason', () => {
    const [, , lost] = given(...readyCase).when(unfit()).thenTypes('FamilyStandingNoted', 'GatesEvaluated', 'GateLost');
    expect(lost?.data).toEqual({ gate: 'FAMILY', reason: 'A member of the family is held by MEDICAL: The person is not fit to travel.' });
    given(...bookedCase).when(unfit()).thenTypes('FamilyStandingNoted', 'GatesEvaluated', 'GateLost', 'BookingCancelled');
    const verified = { ...unfit(), context: asHomeward(LATER_DAYS.verified) };
    given(...verifiedCase).when(verified).thenTypes('FamilyStandingNoted', 'GatesEvaluated', 'GateLost', 'BookingCancelled');
    expect(caseOf(after(verifiedCase, verified)).phase).toBe('preparing');
  });

  it('costs nothing that is open for the same day, has travelled or left', () => {
    for (const standing of ['open', 'travelled', 'left'] as const) given(...bookedCase).when(father({ standing })).thenTypes('FamilyStandingNoted');
    given(...bookedCase).when(father({ travelDate: '2026-03-28' })).thenTypes('FamilyStandingNoted', 'GatesEvaluated', 'GateLost', 'BookingCancelled');
  });

  it('costs no seat while the other is only paused, and nobody departs either', () => {
    const paused = { ...father({ standing: 'paused', asOfRevision: 8 }), context: asHomeward(LATER_DAYS.booked) };
    given(...bookedCase).when(paused).thenTypes('FamilyStandingNoted');
    given(...after(bookedCase, manifest(), paused)).when(verify()).thenRejected('GatesClosed');
    given(...after(bookedCase, manifest(), paused, father({ asOfRevision: 9 }))).when(verify()).thenTypes('PreDepartureVerified');
    given(...after(bookedCase, paused)).when(unfit(9)).thenTypes('FamilyStandingNoted', 'GatesEvaluated', 'GateLost', 'BookingCancelled');
  });

  it('readies the case that waited for nothing else, and only then', () => {
    const waiting = after(preparedCase, unfit(), evaluateNow);
    expect(familyGate(waiting)).toEqual({ gate: 'FAMILY', status: 'closed', reason: 'A member of the family is held by MEDICAL: The person is not fit to travel.' });
    const fit = father({ asOfRevision: 9 });
    given(...waiting).when(fit).thenTypes('FamilyStandingNoted', 'GatesEvaluated', 'CaseReadied');
    given(...after(waiting, assessFitness({ outcome: 'UNFIT' }, asDoctor(NOW)))).when(fit).thenTypes('FamilyStandingNoted', 'GatesEvaluated');
    given(...after(preparingCase, unfit(), evaluateNow)).when(fit).thenTypes('FamilyStandingNoted');
    given(...after(preparedCase, unfit())).when(fit).thenTypes('FamilyStandingNoted');
    const cancelled = after(bookedCase, command('CancelBooking', { reasonCode: 'carrier' }, asLogistics(NOW)));
    given(...cancelled).when(fit).thenTypes('FamilyStandingNoted');
  });

  it('leaves a paused case to its resumption', () => {
    const hold = command('HoldCase', { blocker: 'family', reviewOn: '2026-03-24' }, asOfficer(NOW));
    given(...after(preparedCase, unfit(), evaluateNow, hold)).when(father({ asOfRevision: 9 })).thenTypes('FamilyStandingNoted');
    given(...after(preparedCase, unfit(), evaluateNow, hold)).when(father({ standing: 'closed', asOfRevision: 9 })).thenTypes('FamilyStandingNoted');
    given(...after(bookedCase, hold)).when(unfit()).thenTypes('FamilyStandingNoted');
    const lost = given(...after(bookedCase, hold, unfit())).when(command('ResumeCase', {}, asOfficer(NOW))).thenTypes('BookingCancelled', 'CaseResumed').at(-1);
    expect(lost?.data).toMatchObject({ to: 'preparing', lostGates: ['FAMILY'] });
  });

  it('readies nobody for a day that is over', () => {
    const waiting = after(preparedCase, unfit(), evaluateNow);
    given(...waiting).when(father({ asOfRevision: 9 }, '2026-03-27T20:00:00.000Z')).thenTypes('FamilyStandingNoted', 'GatesEvaluated', 'CaseReadied');
    given(...waiting).when(father({ asOfRevision: 9 }, '2026-03-28T08:00:00.000Z')).thenTypes('FamilyStandingNoted');
  });

  it('tells a new reason while another still holds', () => {
    const held = after(preparedCase, unfit(), evaluateNow);
    const [, told] = given(...held).when(father({ standing: 'closed', gates: [], asOfRevision: 9 })).thenTypes('FamilyStandingNoted', 'GatesEvaluated');
    expect(JSON.stringify(told)).toContain('A member of the family does not travel for now.');
  });

  it('brings back a case that lost its readiness to the family alone', () => {
    given(...after(readyCase, unfit())).when(father({ asOfRevision: 9 })).thenTypes('FamilyStandingNoted', 'GatesEvaluated', 'CaseReadied');
  });

  it.each([
    [{ standing: 'closed', gates: [MEDICAL] }, 'A member of the family is held by MEDICAL: The person is not fit to travel.'],
    [{ standing: 'closed', gates: [MEDICAL, { gate: 'LEGAL', reason: 'An appeal is pending.' }] }, 'A member of the family is held by MEDICAL: The person is not fit to travel. LEGAL: An appeal is pending.'],
    [{ standing: 'closed', gates: [] }, 'A member of the family does not travel for now.'],
    [{ standing: 'paused' }, 'The case of a member of the family is paused.'],
    [{ standing: 'open', travelDate: '2026-03-28' }, 'A member of the family has been evaluated for another day.'],
  ] as const)('%j holds with words of its own', (standing, reason) => {
    expect(familyGate(after(preparedCase, father(standing), evaluateNow))).toEqual({ gate: 'FAMILY', status: 'closed', reason });
  });

  it('holds while nobody has evaluated the member', () => {
    const { travelDate: _, ...unevaluated } = father({ standing: 'closed' }).data;
    const history = after(preparedCase, command('NoteFamilyStanding', unevaluated, asHomeward(NOW)), evaluateNow);
    expect(familyGate(history)?.reason).toBe('A member of the family has not been evaluated for that day.');
  });

  it('does not matter any more after a move to another family', () => {
    const linked = command('LinkFamily', { groupId: 'family-2', relation: 'child' }, asOfficer(NOW));
    const again = command('LinkFamily', { groupId: 'family-2', relation: 'spouse' }, asOfficer(NOW));
    expect(caseOf(after(preparedCase, unfit(), linked)).family.members).toEqual({});
    expect(Object.keys(caseOf(after(preparedCase, linked, unfit(), again)).family.members)).toEqual(['father']);
  });

  it('is kept of one member more than a family can have, which holds everybody', () => {
    const members = Array.from({ length: MAX_FAMILY_MEMBERS + 1 }, (_, index) => father({ memberCaseId: `member-${index}` }));
    const full = after(preparedCase, ...members.slice(0, MAX_FAMILY_MEMBERS));
    given(...full).when(evaluateNow).thenTypes('GatesEvaluated', 'CaseReadied');
    const tooMany = after(full, ...members.slice(MAX_FAMILY_MEMBERS));
    expect(familyGate(after(tooMany, evaluateNow))?.reason).toBe('The group is too large for a family.');
    given(...tooMany).when(father({ memberCaseId: 'one-more' })).thenRejected('InvalidValue');
    given(...tooMany).when(father({ memberCaseId: 'member-0', standing: 'left', asOfRevision: 9 })).thenTypes('FamilyStandingNoted');
  });
});

describe('a split', () => {
  const held = after(preparedCase, unfit(), evaluateNow);

  it('is recorded once and lets the person go on', () => {
    given(...held).when(split()).thenTypes('FamilySplitDecided', 'GatesEvaluated', 'CaseReadied');
    const gone = after(held, split());
    expect(familyGate(gone)).toEqual({ gate: 'FAMILY', status: 'not-applicable' });
    given(...gone).when(split()).thenNothing();
    const stillUnfit = father({ asOfRevision: 12, standing: 'closed', gates: [] });
    given(...gone).when(stillUnfit).thenTypes('FamilyStandingNoted');
    expect(caseOf(after(gone, stillUnfit)).phase).toBe('ready');
  });

  it('is of the named members only', () => {
    const two = after(preparedCase, unfit(), father({ memberCaseId: 'sister', relation: 'child', standing: 'closed', gates: [] }), evaluateNow);
    given(...two).when(split()).thenTypes('FamilySplitDecided');
    expect(caseOf(after(two, split())).phase).toBe('preparing');
    given(...two).when(split({ fromCaseIds: ['father', 'sister'] })).thenTypes('FamilySplitDecided', 'GatesEvaluated', 'CaseReadied');
    given(...after(two, split())).when(split({ fromCaseIds: ['sister', 'father'] })).thenTypes('FamilySplitDecided', 'GatesEvaluated', 'CaseReadied');
  });

  it.each([
    ['nobody', { fromCaseIds: [] }],
    ['a stranger', { fromCaseIds: ['stranger'] }],
    ['father and a stranger', { fromCaseIds: ['father', 'stranger'] }],
    ['somebody twice', { fromCaseIds: ['father', 'father'] }],
    ['father without a decision', { decisionRef: ' ' }],
  ])('from %s is refused', (_case, changes) => {
    given(...held).when(split(changes)).thenRejected('InvalidValue');
  });

  it('needs a family, and a member who has not left', () => {
    given(...preparedCase).when(split()).thenRejected('InvalidValue');
    expect(() => after(preparedCase, split())).toThrow('No other member of a family is known whom the person could be split from.');
    given(...after(held, father({ standing: 'left', asOfRevision: 9 }))).when(split()).thenRejected('InvalidValue');
  });

  it('is not remembered when the case begins anew, and loses its reason with the person', () => {
    const gone = after(held, split(), withdraw({}, asOfficer(NOW)));
    const reopened = caseOf(after(gone, command('ReopenCase', { reasonCode: 'changed-mind' }, asSenior(NOW))));
    expect(reopened.family).toMatchObject({ splitFrom: [], split: null });
    expect(Object.keys(reopened.family.members)).toEqual(['father']);
    const erased = caseOf(after(gone, command('ErasePerson', { reasonCode: 'person-request', keysDestroyed: 1 }, asSenior(NOW))));
    expect(erased.family.split).toMatchObject({ decisionRef: 'split-1', reason: ERASED });
  });

  describe('of a child from the parents', () => {
    const screened = (history: History): History =>
      history.map((event) => (event.type === 'VulnerabilityScreened' ? { ...event, data: { ...event.data, flags: [] } } : event));
    const child = after(screened(readyChildCase), father());

    it('needs a determination in date, and for return', () => {
      given(...child).when(split()).thenTypes('FamilySplitDecided');
      const without = child.filter(({ type }) => type !== 'BestInterestsDetermined');
      given(...without).when(split()).thenRejected('DeterminationMissing');
      given(...without.concat(after(without, determine({ option: 'stay' }, asSenior(NOW))).slice(-1))).when(split()).thenRejected('DeterminationMissing');
      given(...after(without, determine({ reviewOn: TRAVEL_DATE }, asSenior(NOW)))).when(split()).thenTypes('FamilySplitDecided');
      given(...after(without, determine({ reviewOn: '2026-03-26' }, asSenior(NOW)))).when(split()).thenRejected('DeterminationMissing');
      given(...after(child, assent({ given: false }, asOfficer(NOW)))).when(split()).thenRejected('DeterminationMissing');
    });

    it('is judged for today while no day of travel is known', () => {
      const waiting = child.filter(({ type }) => type !== 'CaseReadied');
      given(...waiting).when(split({}, '2026-08-30T08:00:00.000Z')).thenTypes('FamilySplitDecided');
      given(...waiting).when(split({}, '2026-09-01T08:00:00.000Z')).thenTypes('FamilySplitDecided');
      given(...waiting).when(split({}, '2026-09-02T08:00:00.000Z')).thenRejected('DeterminationMissing');
    });

    it('leaves the gate open: the panel knew', () => {
      expect(caseOf(after(child, split())).phase).toBe('ready');
      given(...after(child, split())).when(evaluateNow).thenNothing();
    });

    it('needs none while the mother comes along', () => {
      const withMother = after(child.filter(({ type }) => type !== 'BestInterestsDetermined'), father({ memberCaseId: 'mother', relation: 'spouse' }));
      given(...withMother).when(split()).thenTypes('FamilySplitDecided');
    });
  });

  it('by the parents, told to the child, closes its gate until a panel has met', () => {
    const child = after(
      readyChildCase.map((event) => (event.type === 'VulnerabilityScreened' ? { ...event, data: { ...event.data, flags: [] } } : event)).filter(({ type }) => type !== 'BestInterestsDetermined'),
      father(),
      evaluateNow,
      father({ standing: 'left', asOfRevision: 9 }),
      evaluateNow,
    );
    expect(caseOf(child).travel.evaluation?.gates.find(({ gate }) => gate === 'CHILD')?.reason).toBe('The best interests of this child are to be determined by a panel.');
  });
});
