import type { Answer, DdpInputs, FactValue, Input } from '../decision';
import { DEFAULT_RULE_SET } from '../default-rule-set';

/** The day the examples are decided on. */
export const TODAY = '2026-03-02';

type Values = Readonly<Record<string, FactValue | null>>;

/** What is known of an ordinary adult under the rules shipped, when everything is in order. */
export const ORDINARY: Values = {
  'consent.assess.until': '2026-08-01',
  'consent.travel.until': '2026-08-01',
  'consent.contact.until': '2026-08-01',
  'consent.withdrawn': false,
  'person.isChild': false,
  'person.flags': [],
  'counselling.held': true,
  'counselling.attendance': 'individual',
  'counselling.remoteOnly': false,
  'counselling.decision': 'go',
  'counselling.cooInformationFrom': '2026-03-01',
  'screening.until': '2026-05-20',
  'assessment.risk': 'low',
  'assessment.copiedAreas': 0,
  'legal.asylumExpressed': false,
  'legal.appealPending': false,
  'nationality.refusals': 0,
  'coo.districtReading': 'stable',
  'coo.districtInformationFrom': '2026-03-01',
  'coo.highRisk': false,
  'route.planned': true,
  'route.digest': 'a1',
  'route.loneOvernight': false,
  'document.mismatch': false,
  'risk.reported': 0,
};

export const CHECKS_OF_A_CHILD = ['C1', 'C2', 'C3'];

/** The inputs of an ordinary adult with every check answered CLEAR, changed as given. Each fact comes from an event named after it. */
export function inputsOf(changes: Values = {}, rest: Partial<Omit<DdpInputs, 'facts'>> = {}): DdpInputs {
  const facts = Object.fromEntries(Object.entries({ ...ORDINARY, ...changes }).map(([name, value]): [string, Input] => [name, { value, source: value === null ? null : `event of ${name}` }]));
  return { facts, answers: allClear(), overrides: {}, escalations: {}, ...rest };
}

/** Every check that asks for an answer answered CLEAR, changed as given; `null` takes an answer away. */
export function allClear(changes: Readonly<Record<string, Answer['outcome'] | Answer | null>> = {}): DdpInputs['answers'] {
  const asked = DEFAULT_RULE_SET.checks.filter(({ answer }) => answer === 'required').map(({ id }): [string, Answer['outcome']] => [id, 'CLEAR']);
  const given = Object.entries({ ...Object.fromEntries(asked), ...changes });
  return Object.fromEntries(
    given.flatMap(([check, answer]): [string, Answer][] => {
      if (answer === null) return [];
      return [[check, typeof answer === 'string' ? { outcome: answer, source: `answer to ${check}` } : answer]];
    }),
  );
}
