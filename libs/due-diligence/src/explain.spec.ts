import { DEFAULT_RULE_SET } from './default-rule-set';
import { evaluate } from './evaluate';
import { AUDIENCES, explain, OtherRules, type Audience } from './explain';
import type { DdpDecision, DdpInputs, FactValue } from './decision';
import { LANGUAGES } from './rule-set';
import { allClear, inputsOf, TODAY } from './testing/ordinary-adult';

type Values = Readonly<Record<string, FactValue | null>>;
const decide = (facts: Values = {}, rest: Partial<Omit<DdpInputs, 'facts'>> = {}): DdpDecision => evaluate(DEFAULT_RULE_SET, inputsOf(facts, rest), { asOf: TODAY, scope: 'full' });
const told = (decision: DdpDecision, audience: Audience, language: (typeof LANGUAGES)[number] = 'en') => explain(decision, DEFAULT_RULE_SET, { language, audience });

const BLOCKED = decide(
  { 'person.flags': ['victim_of_trafficking', 'pregnant'], 'medical.outcome': 'UNFIT', 'coo.districtReading': 'mixed', 'route.planned': null, 'assessment.risk': 'high', 'reception.status': 'declined' },
  { answers: allClear({ V3: null, O1: null, S1: 'BLOCK' }), escalations: { P1: 'escalation of P1' }, overrides: { R2: 'override of R2' } },
);
const EXAMPLES: Readonly<Record<string, DdpDecision>> = {
  cleared: decide(),
  conditional: decide({ 'medical.outcome': 'FIT_WITH_CONDITIONS', 'coo.highRisk': true, 'assessment.risk': 'medium' }),
  pending: decide({ 'coo.districtReading': 'mixed' }, { answers: allClear({ O1: 'ESCALATE', P1: null }) }),
  incomplete: decide({ 'counselling.held': null, 'counselling.attendance': null }, { answers: allClear({ H3: 'INCONCLUSIVE' }) }),
  blocked: BLOCKED,
};

describe.each(Object.keys(EXAMPLES))('a decision that is %s', (name) => {
  const decision = EXAMPLES[name] ?? decide();
  describe.each(LANGUAGES)('in %s', (language) => {
    test.each(AUDIENCES)('for the %s', (audience) => {
      expect(told(decision, audience, language)).toMatchSnapshot();
    });
  });
});

describe('the officer is told', () => {
  test('every check once, wherever it stands', () => {
    for (const decision of Object.values(EXAMPLES)) {
      const checks = told(decision, 'officer').paragraphs.flatMap((paragraph) => paragraph.checks);
      expect([...checks].sort()).toEqual(decision.checks.map(({ check }) => check).sort());
    }
  });

  test('where each thing that counts came from', () => {
    const text = JSON.stringify(told(BLOCKED, 'officer'));
    for (const source of ['event of medical.outcome', 'answer to S1', 'escalation of P1', 'override of R2']) expect(text).toContain(`source ${source}`);
  });

  test('what to find out, and what to record', () => {
    expect(told(BLOCKED, 'officer').next).toEqual(expect.arrayContaining(['V3: Record an answer.', 'O3: Find out: route planned.', 'H1: Nobody can set this aside. Only new evidence changes it.']));
    expect(told(decide({}, { answers: allClear({ H3: 'INCONCLUSIVE' }) }), 'officer').next).toEqual(['H3: Resolve the reason given, then decide again.']);
  });

  test('how long it holds, and because of what', () => {
    const term = (decision: DdpDecision) => told(decision, 'officer').paragraphs.find(({ heading }) => heading === 'How long it holds')?.text;
    expect(term(decide())).toContain('That is the last day of: date of the information given on the country of origin; date of the newest information on the district of return.');
    expect(term(decide({ 'counselling.cooInformationFrom': TODAY, 'coo.districtInformationFrom': TODAY, 'coo.highRisk': true }))).toContain('The rules give it 14 days.');
    expect(term(decide({}, { answers: allClear({ P1: { outcome: 'CLEAR', source: 's', validUntil: '2026-03-20' } }) }))).toContain('That is the last day of: P1 Threat to the person in the country of origin.');
    expect(term(BLOCKED)).toBeUndefined();
  });

  test('that it was the short set', () => {
    const emergency = evaluate(DEFAULT_RULE_SET, inputsOf(), { asOf: TODAY, scope: 'emergency' });
    expect(told(emergency, 'officer').summary).toContain('the short set of checks for emergencies');
    expect(told(emergency, 'officer', 'fr').summary).toContain('la liste réduite');
    expect(told(emergency, 'officer', 'es').summary).toContain('la lista reducida');
  });

  test('values in the words of the language', () => {
    const text = (language: 'en' | 'fr' | 'es') => JSON.stringify(told(decide({ 'consent.withdrawn': true, 'nationality.refusals': 2, 'consent.travel.until': '2026-03-01' }), 'officer', language));
    expect(text('en')).toContain('Consent withdrawn: yes');
    expect(text('en')).toContain('Consent to travel holds until: 1 March 2026');
    expect(text('fr')).toContain('Consentement au voyage valable jusqu’au : 1 mars 2026');
    expect(text('es')).toContain('Consentimiento al viaje válido hasta el: 1 de marzo de 2026');
    expect(text('en')).toContain('Refusals of a travel document: 2');
  });
});

describe('the chief of mission is told', () => {
  test('whether to sign', () => {
    const signed = decide({}, { escalations: { O1: 'event' } });
    expect(told(signed, 'chief-of-mission')).toMatchObject({ next: ['Sign, or send it back with your questions.'] });
    expect(JSON.stringify(told(signed, 'chief-of-mission'))).toContain('Your signature with the regional office is needed.');
    expect(told(decide(), 'chief-of-mission').next).toEqual([]);
  });

  test('what may be set aside and what not', () => {
    expect(told(BLOCKED, 'chief-of-mission').next).toEqual([
      'Decide, or have decided: Security in the district of return.',
      'You may set aside, with a reason that is listed every week: Safety from abuse in shelter, escort and transport.',
      'Nobody may set aside: Fitness to travel.',
    ]);
  });

  test.each([
    [['S1'], '1', 'one check blocks'],
    [['S1', 'S2'], '2', '2 checks block'],
  ])('how many checks block (%j)', (checks, _count, words) => {
    expect(told(decide({}, { answers: allClear(Object.fromEntries(checks.map((check) => [check, 'BLOCK']))) }), 'chief-of-mission').summary).toContain(words);
  });
});

describe('the person is told', () => {
  const everything = Object.values(EXAMPLES).flatMap((decision) => LANGUAGES.map((language) => JSON.stringify(told(decision, 'person', language))));

  test('no code, no rule, no source and no role', () => {
    const codes = [...DEFAULT_RULE_SET.checks.flatMap(({ id, rules }) => [`${id} `, ...rules.map((rule) => rule.id)]), 'homeward-ddp', 'source', 'chief', 'officer', 'BLOCK', 'CLEAR'];
    for (const text of everything) for (const code of codes) expect(text).not.toContain(code);
  });

  test('nothing that would tell somebody else of trafficking, violence or a claim', () => {
    const answers = allClear({ P2: 'BLOCK', P3: 'BLOCK', L1: 'BLOCK', P1: 'BLOCK' });
    expect(told(decide({}, { answers }), 'person').paragraphs[0]?.text).toBe('We cannot go ahead because of: your safety when you go back.');
  });

  test('their rights, in every language and whatever was decided', () => {
    for (const decision of Object.values(EXAMPLES)) {
      expect(JSON.stringify(told(decision, 'person'))).toContain('You can change your mind at any time until the day you leave.');
      expect(JSON.stringify(told(decision, 'person', 'fr'))).toContain('Vous pouvez changer d’avis à tout moment, jusqu’au jour du départ.');
      expect(JSON.stringify(told(decision, 'person', 'es'))).toContain('Puede cambiar de opinión en cualquier momento, hasta el día de la salida.');
    }
  });

  test('only what there is to tell', () => {
    expect(told(decide({ 'coo.districtReading': 'mixed' }, { answers: allClear({ O1: null }) }), 'person').paragraphs[0]?.text).toBe('We must look more closely at: safety in the place that you go back to.');
  });

  test('how long it holds only when the way is open', () => {
    expect(told(decide(), 'person').paragraphs.map(({ heading }) => heading)).toEqual(['How long this holds', 'Your rights']);
    expect(told(BLOCKED, 'person').paragraphs.map(({ heading }) => heading)).toEqual(['Why', 'Your rights']);
  });
});

test('a decision is not explained with other rules', () => {
  const other = { ...DEFAULT_RULE_SET, version: 2 };
  expect(() => explain(decide(), other, { language: 'en', audience: 'officer' })).toThrow(OtherRules);
  expect(() => explain(decide(), other, { language: 'en', audience: 'officer' })).toThrow(/taken by homeward-ddp version 1 .* these rules are homeward-ddp version 2/);
});
