import type { Answer, DdpInputs, FactValue } from './decision';
import { DEFAULT_RULE_SET } from './default-rule-set';
import { evaluate } from './evaluate';
import type { Level, Outcome } from './rule-set';
import { allClear, CHECKS_OF_A_CHILD, inputsOf, TODAY } from './testing/ordinary-adult';

const FULL = { asOf: TODAY, scope: 'full' } as const;
type Values = Readonly<Record<string, FactValue | null>>;

/** A child who may go home to the parents, under the checks of a child. */
const CHILD: Values = {
  'person.isChild': true,
  'child.bestInterests': 'return-in-best-interests',
  'child.bestInterestsUntil': '2026-05-01',
  'child.determinationNeeded': false,
  'child.guardianVerified': true,
  'child.otherParent': 'consents',
  'child.custodyDisputed': false,
  'child.assent': 'given',
  'child.care': 'parents',
  'child.receptionAccepted': false,
};
/** A child alone, after the panel. */
const ALONE: Values = {
  ...CHILD,
  'person.flags': ['unaccompanied_child'],
  'child.bestInterests': 'determination-needed',
  'child.determinationNeeded': true,
  'child.determination': 'return',
  'child.determinationUntil': '2026-08-01',
  'child.determinationDissent': false,
  'child.determinationOutdated': false,
  'child.care': 'kinship',
  'child.tracing': 'verified',
  'child.familyAssessment': 'positive',
  'child.receptionAccepted': true,
};

const decide = (changes: Values = {}, rest: Partial<Omit<DdpInputs, 'facts'>> = {}) => evaluate(DEFAULT_RULE_SET, inputsOf(changes, rest), FULL);

function fired(changes: Values, answers?: DdpInputs['answers']): readonly string[] {
  return decide(changes, answers ? { answers } : {}).checks.flatMap((trace) => trace.fired.map(({ rule, truth }) => (truth === 'true' ? rule : `${rule}?`)));
}

test('it has the checks of the list, in its order', () => {
  expect(DEFAULT_RULE_SET.checks.map(({ id }) => id).join(' ')).toBe('V1 V2 V3 V4 L1 L2 L3 P1 P2 P3 P4 P5 C1 C2 C3 H1 H2 H3 O1 O2 O3 R1 R2 S1 S2 S3');
});

test('nobody overrides V1, V4, L1, C1 and H1', () => {
  expect(DEFAULT_RULE_SET.checks.filter(({ overridable }) => !overridable).map(({ id }) => id)).toEqual(['V1', 'V4', 'L1', 'C1', 'H1']);
});

test('the emergency set is the short one', () => {
  expect(DEFAULT_RULE_SET.checks.filter(({ emergency }) => emergency).map(({ id }) => id)).toEqual(['V1', 'V4', 'L1', 'C1', 'C2', 'C3', 'H1', 'O3', 'R1', 'S1']);
});

test('only live consent is cleared by the rules alone', () => {
  expect(DEFAULT_RULE_SET.checks.filter(({ answer }) => answer === 'rules').map(({ id }) => id)).toEqual(['V4']);
});

describe('ordinary people', () => {
  test('given an adult in order, it is cleared at the second officer, and no rule fires', () => {
    expect(decide()).toMatchObject({ result: 'CLEARED', requiredLevel: 'second-officer', levelRules: [], validUntil: '2026-03-31' });
    expect(fired({})).toEqual([]);
  });

  test('given nothing yet known that comes later, it is the same', () => {
    const later = ['consent.contact.until', 'screening.until', 'nationality.confirmed', 'nationality.refusals', 'medical.outcome', 'medical.deteriorated', 'reception.status', 'reception.treatment', 'coo.advisory', 'document.mismatch'];
    expect(decide(Object.fromEntries(later.map((fact) => [fact, null])))).toMatchObject({ result: 'CLEARED', requiredLevel: 'second-officer' });
  });

  test('given a child with the parents, it is cleared', () => {
    expect(fired(CHILD)).toEqual([]);
    expect(decide(CHILD)).toMatchObject({ result: 'CLEARED', requiredLevel: 'second-officer' });
  });

  test('given a child alone for whom everything is done, it is cleared by a senior with a specialist', () => {
    expect(fired(ALONE)).toEqual([]);
    expect(decide(ALONE)).toMatchObject({ result: 'CLEARED', requiredLevel: 'senior-and-specialist', levelRules: ['level.alone'] });
  });

  test('given a high-risk country, or not knowing, it holds for 14 days', () => {
    expect(decide({ 'coo.highRisk': true }).validUntil).toBe('2026-03-16');
    expect(decide({ 'coo.highRisk': null }).validUntil).toBe('2026-03-16');
  });

  test('given information of the same day, it holds for 30 days', () => {
    expect(decide({ 'counselling.cooInformationFrom': '2026-03-02', 'coo.districtInformationFrom': '2026-03-02' }).validUntil).toBe('2026-04-01');
  });

  test.each(['consent.assess.until', 'consent.travel.until', 'consent.contact.until', 'screening.until'])('it holds no longer than %s', (fact) => {
    expect(decide({ [fact]: '2026-03-12' }).validUntil).toBe('2026-03-12');
  });

  test.each(['child.bestInterestsUntil'])('for a child it holds no longer than %s', (fact) => {
    expect(decide({ ...CHILD, [fact]: '2026-03-12' }).validUntil).toBe('2026-03-12');
  });

  test('for a child alone it holds no longer than the determination', () => {
    expect(decide({ ...ALONE, 'child.determinationUntil': '2026-03-12' }).validUntil).toBe('2026-03-12');
  });

  test('given an emergency, the rest waits for the place of safety', () => {
    const answers = Object.fromEntries(Object.entries(allClear()).filter(([check]) => ['V1', 'L1', 'H1', 'O3', 'R1', 'S1'].includes(check)));
    const inputs = inputsOf({ 'coo.districtReading': null, 'assessment.risk': 'low' }, { answers });
    expect(evaluate(DEFAULT_RULE_SET, inputs, { asOf: TODAY, scope: 'emergency' }).result).toBe('CLEARED');
    expect(evaluate(DEFAULT_RULE_SET, inputs, FULL).result).toBe('INCOMPLETE');
  });
});

test.each(DEFAULT_RULE_SET.checks.filter(({ answer, id }) => answer === 'required' && !CHECKS_OF_A_CHILD.includes(id)).map(({ id }) => id))('without an answer to %s nothing is cleared', (check) => {
  expect(decide({}, { answers: allClear({ [check]: null }) }).result).toBe('INCOMPLETE');
});

/** Every rule of the set: what makes it fire, and what the check comes to when the rest is in order and answered CLEAR. */
const RULES: readonly (readonly [rule: string, facts: Values, outcome: Outcome])[] = [
  ['V1.wants-to-stay', { 'counselling.decision': 'stay' }, 'BLOCK'],
  ['V1.undecided', { 'counselling.decision': 'undecided' }, 'INCONCLUSIVE'],
  ['V1.detained', { 'person.flags': ['detained'] }, 'CLEAR'],
  ['V2.not-alone', { 'counselling.held': false }, 'BLOCK'],
  ['V2.not-alone', { 'counselling.attendance': 'family' }, 'BLOCK'],
  ['V2.not-alone', { 'counselling.attendance': 'group' }, 'BLOCK'],
  ['V2.information-old', { 'counselling.cooInformationFrom': '2026-01-30' }, 'INCONCLUSIVE'],
  ['V2.remote-high-risk', { 'counselling.remoteOnly': true, 'assessment.risk': 'high' }, 'CLEAR'],
  ['V4.withdrawn', { 'consent.withdrawn': true }, 'BLOCK'],
  ['V4.assess', { 'consent.assess.until': null }, 'BLOCK'],
  ['V4.assess', { 'consent.assess.until': '2026-03-01' }, 'BLOCK'],
  ['V4.travel', { 'consent.travel.until': null }, 'BLOCK'],
  ['V4.travel', { 'consent.travel.until': '2026-03-01' }, 'BLOCK'],
  ['L1.protection-sought', { 'legal.asylumExpressed': true }, 'BLOCK'],
  ['L2.appeal', { 'legal.appealPending': true }, 'CLEAR'],
  ['L3.not-a-national', { 'nationality.confirmed': false }, 'BLOCK'],
  ['L3.refused-twice', { 'nationality.refusals': 2 }, 'CLEAR'],
  ['L3.stateless', { 'person.flags': ['stateless'] }, 'CLEAR'],
  ['P2.trafficked', { 'person.flags': ['victim_of_trafficking'] }, 'CLEAR'],
  ['P2.screening-over', { 'screening.until': '2026-03-01' }, 'INCONCLUSIVE'],
  ['C1.assessment-missing', { ...CHILD, 'child.bestInterests': null }, 'BLOCK'],
  ['C1.assessment-missing', { ...CHILD, 'child.bestInterestsUntil': '2026-03-01' }, 'BLOCK'],
  ['C1.determination-missing', { ...CHILD, 'child.determinationNeeded': true }, 'BLOCK'],
  ['C1.determination-missing', { ...CHILD, 'child.bestInterests': 'determination-needed' }, 'BLOCK'],
  ['C1.determination-missing', { ...ALONE, 'child.determinationUntil': '2026-03-01' }, 'BLOCK'],
  ['C1.against', { ...CHILD, 'child.bestInterests': 'not-in-best-interests' }, 'BLOCK'],
  ['C1.against', { ...ALONE, 'child.determination': 'stay' }, 'BLOCK'],
  ['C1.against', { ...ALONE, 'child.determination': 'undecided' }, 'BLOCK'],
  ['C1.outdated', { ...ALONE, 'child.determinationOutdated': true }, 'INCONCLUSIVE'],
  ['C1.dissent', { ...ALONE, 'child.determinationDissent': true }, 'CLEAR'],
  ['C2.guardian-missing', { ...CHILD, 'child.guardianVerified': false }, 'BLOCK'],
  ['C2.guardian-missing', { ...CHILD, 'child.guardianVerified': null }, 'BLOCK'],
  ['C2.assent-missing', { ...CHILD, 'child.assent': null }, 'BLOCK'],
  ['C2.assent-refused', { ...CHILD, 'child.assent': 'refused' }, 'BLOCK'],
  ['C2.custody', { ...CHILD, 'child.custodyDisputed': true }, 'CLEAR'],
  ['C2.other-parent', { ...CHILD, 'child.otherParent': 'consent-missing' }, 'CLEAR'],
  ['C2.other-parent-unknown', { ...CHILD, 'child.otherParent': 'unknown' }, 'INCONCLUSIVE'],
  ['C3.no-caregiver', { ...CHILD, 'child.care': null }, 'BLOCK'],
  ['C3.no-caregiver', { ...CHILD, 'child.care': 'none' }, 'BLOCK'],
  ['C3.family-not-verified', { ...ALONE, 'child.tracing': 'tracing_in_progress' }, 'BLOCK'],
  ['C3.family-not-verified', { ...ALONE, 'child.tracing': null }, 'BLOCK'],
  ['C3.family-not-verified', { ...ALONE, 'child.familyAssessment': 'negative' }, 'BLOCK'],
  ['C3.family-not-verified', { ...ALONE, 'child.familyAssessment': null }, 'BLOCK'],
  ['C3.reception-not-accepted', { ...ALONE, 'child.receptionAccepted': false }, 'INCONCLUSIVE'],
  ['C3.care-fragile', { ...CHILD, 'child.care': 'unrelated_adult' }, 'CLEAR'],
  ['H1.unfit', { 'medical.outcome': 'UNFIT' }, 'BLOCK'],
  ['H1.deteriorated', { 'medical.outcome': 'FIT', 'medical.deteriorated': true }, 'BLOCK'],
  ['H1.unfit-for-now', { 'medical.outcome': 'TEMP_UNFIT' }, 'INCONCLUSIVE'],
  ['H1.conditions', { 'medical.outcome': 'FIT_WITH_CONDITIONS' }, 'CLEAR_WITH_MITIGATION'],
  ['H2.unavailable', { 'reception.treatment': 'unavailable' }, 'BLOCK'],
  ['H2.partial', { 'reception.treatment': 'partial' }, 'CLEAR'],
  ['O1.unsafe', { 'coo.districtReading': 'conflict' }, 'BLOCK'],
  ['O1.unsafe', { 'coo.districtReading': 'no-return' }, 'BLOCK'],
  ['O1.information-old', { 'coo.districtInformationFrom': '2026-01-30' }, 'INCONCLUSIVE'],
  ['O1.advisory', { 'coo.advisory': 'conflict' }, 'BLOCK'],
  ['O1.advisory', { 'coo.advisory': 'no-return' }, 'BLOCK'],
  ['O1.mixed', { 'coo.districtReading': 'mixed' }, 'CLEAR'],
  ['O1.mixed', { 'coo.advisory': 'mixed' }, 'CLEAR'],
  ['O3.no-route', { 'route.planned': false }, 'INCONCLUSIVE'],
  ['O3.lone-overnight', { 'route.loneOvernight': true }, 'CLEAR'],
  ['R1.mismatch', { 'document.mismatch': true }, 'BLOCK'],
  ['R2.declined', { 'reception.status': 'declined' }, 'BLOCK'],
  ['S2.contact-over', { 'consent.contact.until': '2026-03-01' }, 'CLEAR_WITH_MITIGATION'],
  ['S3.copied', { 'assessment.copiedAreas': 1 }, 'CLEAR'],
];

test.each(RULES)('%s fires alone on %j', (rule, facts, outcome) => {
  expect(fired(facts)).toEqual([rule]);
  const check = rule.slice(0, rule.indexOf('.'));
  expect(decide(facts).checks.find((trace) => trace.check === check)).toMatchObject({ outcome, fired: [{ rule, truth: 'true' }] });
});

test('every rule of the set is in that table', () => {
  const tested = new Set(RULES.map(([rule]) => rule));
  expect(DEFAULT_RULE_SET.checks.flatMap(({ rules }) => rules).filter(({ id }) => !tested.has(id))).toEqual([]);
});

test.each(RULES.filter(([rule, , outcome]) => outcome === 'CLEAR' && rule !== ''))('%s leaves the case pending until somebody answers the check', (rule, facts) => {
  const check = rule.slice(0, rule.indexOf('.'));
  expect(decide(facts, { answers: allClear({ [check]: null }) })).toMatchObject({ result: 'PENDING' });
});

/** Facts that have to be known before anything is cleared. */
const MUST_BE_KNOWN: readonly (readonly [fact: string, check: string])[] = [
  ['counselling.decision', 'V1'],
  ['counselling.held', 'V2'],
  ['counselling.attendance', 'V2'],
  ['counselling.cooInformationFrom', 'V2'],
  ['consent.withdrawn', 'V4'],
  ['legal.asylumExpressed', 'L1'],
  ['legal.appealPending', 'L2'],
  ['person.flags', 'P2'],
  ['coo.districtReading', 'O1'],
  ['coo.districtInformationFrom', 'O1'],
  ['route.planned', 'O3'],
  ['assessment.copiedAreas', 'S3'],
];

test.each(MUST_BE_KNOWN)('not knowing %s leaves %s inconclusive', (fact, check) => {
  const decision = decide({ [fact]: null });
  expect(decision.checks.find((trace) => trace.check === check)?.outcome).toBe('INCONCLUSIVE');
  expect(decision.result).toBe('INCOMPLETE');
});

test.each([
  ['child.bestInterests', 'BLOCKED'],
  ['child.bestInterestsUntil', 'BLOCKED'],
  ['child.determinationNeeded', 'INCOMPLETE'],
  ['child.otherParent', 'INCOMPLETE'],
  ['child.custodyDisputed', 'INCOMPLETE'],
])('for a child, not knowing %s leaves it %s', (fact, result) => {
  expect(decide({ ...CHILD, [fact]: null }).result).toBe(result);
});

test('not knowing whether the person is a child brings the checks of a child', () => {
  expect(decide({ 'person.isChild': null }).result).toBe('BLOCKED');
});

test('for a child alone, not knowing whether the reception is accepted is not enough', () => {
  expect(decide({ ...ALONE, 'child.receptionAccepted': null }).result).toBe('INCOMPLETE');
});

test.each(['foster', 'residential', 'kafala', 'independent_living'])('a child alone may go to a named place of care (%s) though the family was not found', (care) => {
  expect(decide({ ...ALONE, 'child.care': care, 'child.tracing': 'closed', 'child.familyAssessment': null }).result).toBe('CLEARED');
});

test('a determination for return outweighs an older assessment against it', () => {
  expect(decide({ ...ALONE, 'child.bestInterests': 'not-in-best-interests', 'child.bestInterestsUntil': '2026-03-01' }).result).toBe('CLEARED');
});

describe('who signs', () => {
  const escalated = (check: string): Partial<Omit<DdpInputs, 'facts'>> => ({ escalations: { [check]: 'event' } });
  const LEVELS_OF: readonly (readonly [string, Values, Partial<Omit<DdpInputs, 'facts'>>, { readonly requiredLevel: Level; readonly levelRules: readonly string[] }])[] = [
    ['low risk', {}, {}, { requiredLevel: 'second-officer', levelRules: [] }],
    ['medium risk', { 'assessment.risk': 'medium' }, {}, { requiredLevel: 'senior', levelRules: ['level.medium-risk'] }],
    ['high risk', { 'assessment.risk': 'high' }, {}, { requiredLevel: 'senior-and-specialist', levelRules: ['level.high-risk'] }],
    ['risk not known', { 'assessment.risk': null }, {}, { requiredLevel: 'senior-and-specialist', levelRules: ['level.high-risk'] }],
    ['a separated child', { ...ALONE, 'person.flags': ['separated_child'] }, {}, { requiredLevel: 'senior-and-specialist', levelRules: ['level.alone'] }],
    ['escalation of L1', {}, escalated('L1'), { requiredLevel: 'chief-of-mission', levelRules: ['level.gravest-escalation'] }],
    ['escalation of P1', {}, escalated('P1'), { requiredLevel: 'chief-of-mission', levelRules: ['level.gravest-escalation'] }],
    ['escalation of O1', {}, escalated('O1'), { requiredLevel: 'chief-of-mission', levelRules: ['level.gravest-escalation'] }],
    ['escalation of O1 by a rule', { 'coo.districtReading': 'mixed' }, {}, { requiredLevel: 'chief-of-mission', levelRules: ['level.gravest-escalation'] }],
    ['escalation of P2', {}, escalated('P2'), { requiredLevel: 'senior-and-specialist', levelRules: ['level.specialist-escalation'] }],
    ['escalation of P3', {}, escalated('P3'), { requiredLevel: 'senior-and-specialist', levelRules: ['level.specialist-escalation'] }],
    ['escalation of L2', {}, escalated('L2'), { requiredLevel: 'senior', levelRules: ['level.escalation'] }],
    ['an override', { 'reception.status': 'declined' }, { overrides: { R2: 'event' } }, { requiredLevel: 'senior', levelRules: ['level.override'] }],
  ];
  test.each(LEVELS_OF)('%s', (_what, facts, rest, expected) => {
    expect(decide(facts, rest)).toMatchObject(expected);
  });

  test('a victim of trafficking needs a senior with a specialist, by the flag and by the escalation', () => {
    expect(decide({ 'person.flags': ['victim_of_trafficking'] })).toMatchObject({ requiredLevel: 'senior-and-specialist', levelRules: ['level.trafficking', 'level.specialist-escalation'] });
  });

  test('a disclosure of violence shows in its own check only, and raises the level like any answer to it', () => {
    const answers: Readonly<Record<string, Answer>> = allClear({ P3: 'ESCALATE' });
    expect(decide({}, { answers })).toMatchObject({ result: 'PENDING', requiredLevel: 'senior-and-specialist' });
    expect(JSON.stringify(DEFAULT_RULE_SET)).not.toMatch(/gbv|lgbtiq/i);
  });
});

test.each([
  ['V1', { 'counselling.decision': 'stay' }],
  ['V4', { 'consent.withdrawn': true }],
  ['L1', { 'legal.asylumExpressed': true }],
  ['C1', { ...CHILD, 'child.bestInterests': 'not-in-best-interests' }],
  ['H1', { 'medical.outcome': 'UNFIT' }],
])('a block of %s stands whatever anybody says', (check, facts: Values) => {
  expect(decide(facts, { overrides: { [check]: 'event' }, answers: allClear() }).result).toBe('BLOCKED');
});
