import { ERASED } from '@homeward/decider';
import { NO_CHILD_TRACK, NO_FAMILY } from '../evolve/registered';
import { evaluateGates } from '../gates';
import { DEFAULT_POLICY } from '../policy';
import type { ChildTrack, RegisteredCase } from '../state';
import { bookedCase, caseOf, preparedCase, TRAVEL_DATE, ZONE } from '../testing';
import type { AssentForm, CareArrangement, Flag, Gate } from '../vocabulary';

const context = { zone: ZONE, policy: DEFAULT_POLICY };
const prepared = caseOf(preparedCase);
const gate = (state: RegisteredCase, name: Gate = 'CHILD') => evaluateGates(state, TRAVEL_DATE, context).find((result) => result.gate === name);
const reasonOf = (state: RegisteredCase) => gate(state)?.reason;

const bornOn = (value: string): RegisteredCase => ({ ...prepared, birthDate: { value, precision: 'day' } });
const WITH_PARENTS: ChildTrack = {
  ...NO_CHILD_TRACK,
  bestInterests: { result: 'return-in-best-interests', validUntil: '2026-06-01' },
  guardian: { authority: 'parent', consentRef: 'form', guardian: 'Mother' },
  assent: { form: 'signed', given: true },
};
const child = (change: Partial<ChildTrack> = {}, born = '2012-06-01'): RegisteredCase => ({ ...bornOn(born), child: { ...WITH_PARENTS, ...change } });
const flagged = (state: RegisteredCase, ...flags: Flag[]): RegisteredCase => ({ ...state, screening: { flags, urgency: 'normal', factors: [], validUntil: '2026-06-01' } });

const RETURN: ChildTrack['determination'] = { option: 'return', panel: [], dissent: false, validUntil: '2026-07-01' };
const care = { care: 'kinship', receivingCaseworker: 'worker', escort: 'escort', tracingVerified: true, caregiver: 'Aunt' } as const;
const ALONE: Partial<ChildTrack> = {
  determination: RETURN,
  determinationGrounds: ['unaccompanied-or-separated'],
  tracing: { status: 'verified', familyAssessment: 'positive' },
  care,
  receptionAcceptedBy: 'worker',
};
const alone = (change: Partial<ChildTrack> = {}): RegisteredCase => flagged(child({ ...ALONE, ...change }), 'unaccompanied_child');

describe('the child gate', () => {
  it('does not apply to who comes of age on the day, and applies to who is seventeen', () => {
    expect(gate(bornOn('2008-03-27'))).toEqual({ gate: 'CHILD', status: 'not-applicable' });
    expect(gate(bornOn('2008-03-28'))).toMatchObject({ status: 'closed' });
  });

  it('stays closed when the age is unknown, and for a year that may still mean a child', () => {
    expect(reasonOf({ ...prepared, birthDate: ERASED })).toBe('The age is unknown.');
    expect(gate({ ...prepared, birthDate: { value: '2008', precision: 'year' } })).toMatchObject({ status: 'closed' });
  });

  it.each<[string, AssentForm, string]>([
    ['2020-03-28', 'observed', 'open'],
    ['2020-03-28', 'simple', 'open'],
    ['2020-03-27', 'observed', 'closed'],
    ['2020-03-27', 'simple', 'open'],
    ['2014-03-28', 'simple', 'open'],
    ['2014-03-27', 'simple', 'closed'],
    ['2014-03-27', 'signed', 'open'],
  ])('of a child born %s takes %s assent: %s', (born, form, status) => {
    expect(gate(child({ assent: { form, given: true } }, born))?.status).toBe(status);
  });

  it.each<[string, Partial<ChildTrack>]>([
    ['The best interests of the child are not assessed.', { bestInterests: null }],
    ['The best interests assessment ends before the day of travel.', { bestInterests: { result: 'return-in-best-interests', validUntil: '2026-03-26' } }],
    ['The authority of the guardian is not verified.', { guardian: null }],
    ['The child has not been asked.', { assent: null }],
    ['The child does not agree.', { assent: { form: 'signed', given: false }, determination: RETURN, determinationGrounds: ['child-objects'] }],
    ['The assent is not in the form this age needs.', { assent: { form: 'simple', given: true } }],
  ])('says: %s', (reason, change) => {
    expect(gate(child(change))).toMatchObject({ status: 'closed', reason });
  });

  it('is open on the last day of the assessment', () => {
    expect(gate(child({ bestInterests: { result: 'return-in-best-interests', validUntil: TRAVEL_DATE } }))).toEqual({ gate: 'CHILD', status: 'open', validUntil: TRAVEL_DATE });
  });
});

describe('the panel', () => {
  const PANEL_MISSING = 'The best interests of this child are to be determined by a panel.';
  const guardian = { authority: 'parent', consentRef: 'form', guardian: 'Mother' } as const;

  it.each<[string, RegisteredCase]>([
    ['an unaccompanied child', flagged(child(), 'unaccompanied_child')],
    ['a separated child', flagged(child(), 'separated_child')],
    ['a dispute about custody', child({ custodyDispute: { reference: 'court-7' } })],
    ['the other parent who has not agreed', child({ guardian: { ...guardian, otherParent: 'consent-missing' } })],
    ['the other parent of whom nothing is known', child({ guardian: { ...guardian, otherParent: 'unknown' } })],
    ['a victim of trafficking', flagged(child(), 'victim_of_trafficking')],
    ['an unsafe home', child({ tracing: { status: 'verified', familyAssessment: 'negative' } })],
    ['an assessment that asks for it', child({ bestInterests: { result: 'determination-needed', validUntil: '2026-06-01' } })],
    ['an assessment against return', child({ bestInterests: { result: 'not-in-best-interests', validUntil: '2026-06-01' } })],
    ['a child who objected', child({ objected: true })],
  ])('is needed for %s', (_case, state) => {
    expect(reasonOf(state)).toBe(PANEL_MISSING);
  });

  it('is not needed when the other parent agrees or has no say', () => {
    for (const otherParent of ['consents', 'deceased', 'rights-ended'] as const) expect(gate(child({ guardian: { ...guardian, otherParent } }))?.status).toBe('open');
  });

  it('opens the gate with return, in date, knowing every ground; the earlier end counts', () => {
    const disputed = (change: Partial<ChildTrack>) => gate(child({ custodyDispute: {}, determination: RETURN, determinationGrounds: ['custody-dispute'], ...change }));
    expect(disputed({})).toEqual({ gate: 'CHILD', status: 'open', validUntil: '2026-06-01' });
    expect(disputed({ determination: { ...RETURN, validUntil: TRAVEL_DATE } })).toEqual({ gate: 'CHILD', status: 'open', validUntil: TRAVEL_DATE });
    expect(disputed({ determination: { ...RETURN, validUntil: '2026-03-26' } })?.reason).toBe('The best interests determination ends before the day of travel.');
    const outdated = 'Something came up that the panel did not know; the best interests are to be determined again.';
    expect(disputed({ determinationGrounds: [] })?.reason).toBe(outdated);
    expect(disputed({ determinationOutdated: true })?.reason).toBe(outdated);
  });

  it('that found something else is heard also where none was needed', () => {
    expect(reasonOf(child({ determination: { ...RETURN, option: 'stay' } }))).toBe('The panel did not find return to be in the best interests of the child.');
  });
});

describe('a child without parents', () => {
  it('travels with the determination, to a family that is found and fit, accepted there, with an escort', () => {
    expect(gate(alone())).toEqual({ gate: 'CHILD', status: 'open', validUntil: '2026-06-01' });
    expect(gate(alone({ tracing: { status: 'reunified', familyAssessment: 'positive' } }))?.status).toBe('open');
  });

  it.each<[string, Partial<ChildTrack>]>([
    ['Nobody is named who takes care of the child on the way and on arrival.', { care: null }],
    ['No escort is named for the child.', { care: { ...care, escort: ' ' } }],
    ['The family of the child is not traced and verified.', { tracing: null }],
    ['The family of the child is not traced and verified.', { tracing: { status: 'tracing_in_progress', familyAssessment: 'positive' } }],
    ['The family of the child is not traced and verified.', { care: { ...care, tracingVerified: false } }],
    ['The family is not assessed as able to care for the child.', { tracing: { status: 'verified' } }],
    ['The receiving caseworker has not accepted the child.', { receptionAcceptedBy: null }],
    ['The receiving caseworker has not accepted the child.', { receptionAcceptedBy: 'another' }],
  ])('is held: %s', (reason, change) => {
    expect(gate(alone(change))).toMatchObject({ status: 'closed', reason });
  });

  it.each<[CareArrangement, 'open' | 'closed']>([
    ['parents', 'closed'],
    ['step_parent', 'closed'],
    ['customary_caregiver', 'closed'],
    ['adult_sibling', 'closed'],
    ['kinship', 'closed'],
    ['foster', 'open'],
    ['residential', 'open'],
    ['kafala', 'open'],
    ['independent_living', 'open'],
    ['child_headed', 'closed'],
    ['unrelated_adult', 'closed'],
    ['none', 'closed'],
  ])('to %s while no family is found: %s', (arrangement, status) => {
    expect(gate(alone({ tracing: null, care: { ...care, care: arrangement } }))?.status).toBe(status);
  });

  it.each(['child_headed', 'unrelated_adult', 'none', 'somewhere'])('never goes to %s', (arrangement) => {
    expect(reasonOf(alone({ care: { ...care, care: arrangement } }))).toBe('The arrangement on arrival is no care for a child without parents.');
  });

  it('needs an escort on the booking', () => {
    expect(gate({ ...alone(), travel: caseOf(bookedCase).travel }, 'LOGISTICS')?.status).toBe('closed');
  });
});

describe('a child whose parents do not come along', () => {
  const father = { memberCaseId: 'father', asOfRevision: 1, relation: 'head', standing: 'open', travelDate: TRAVEL_DATE, gates: [] } as const;
  const inFamily = (members: RegisteredCase['family']['members'], splitFrom: readonly string[] = []): RegisteredCase => ({ ...child(), family: { ...NO_FAMILY, members, splitFrom } });
  const needsPanel = (state: RegisteredCase) => reasonOf(state) === 'The best interests of this child are to be determined by a panel.';
  const mother = { ...father, memberCaseId: 'mother', relation: 'spouse' } as const;
  const sister = { ...father, memberCaseId: 'sister', relation: 'child' } as const;

  it('is a child without parents', () => {
    expect(needsPanel(inFamily({ father }))).toBe(false);
    expect(needsPanel(inFamily({ father: { ...father, standing: 'left' } }))).toBe(true);
    expect(needsPanel(inFamily({ father }, ['father']))).toBe(true);
    expect(needsPanel(inFamily({ father, sister }, ['father']))).toBe(true);
  });

  it('is not while one parent stays, nor without a sister', () => {
    expect(needsPanel(inFamily({ father, mother }, ['father']))).toBe(false);
    expect(needsPanel(inFamily({ father, sister }, ['sister']))).toBe(false);
  });

  it('may be when who went is of no known relation, and nobody known as a parent stays', () => {
    const { relation: _, ...somebody } = { ...father, memberCaseId: 'somebody' };
    expect(needsPanel(inFamily({ somebody }, ['somebody']))).toBe(true);
    expect(needsPanel(inFamily({ somebody, father }, ['somebody']))).toBe(false);
    expect(needsPanel(inFamily({ somebody, father }, ['father']))).toBe(true);
  });

  it('was left behind by parents who travelled on an earlier day, not by those of the same flight', () => {
    expect(needsPanel(inFamily({ father: { ...father, standing: 'travelled' } }))).toBe(false);
    expect(needsPanel(inFamily({ father: { ...father, standing: 'travelled', travelDate: '2026-03-26' } }))).toBe(true);
  });
});
