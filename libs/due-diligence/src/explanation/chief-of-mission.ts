import type { CheckTrace, Result } from '../decision';
import { opensTheWay } from '../evaluate';
import type { Outcome } from '../rule-set';
import type { Explanation, Paragraph } from './explanation';
import { checksWith, levelReasons, ruleReasons } from './reasons';
import type { Wording } from './wording';

const MAKING: Readonly<Record<Result, Outcome>> = {
  BLOCKED: 'BLOCK',
  PENDING: 'ESCALATE',
  INCOMPLETE: 'INCONCLUSIVE',
  CONDITIONAL: 'CLEAR_WITH_MITIGATION',
  CLEARED: 'CLEAR',
};

/** For the chief of mission: what has to be decided, why, and what nobody may decide otherwise. */
export function explainToChiefOfMission(wording: Wording): Explanation {
  const { decision, ruleSet, phrases, text, day, series } = wording;
  const blocks = checksWith(wording, 'BLOCK');
  const escalations = checksWith(wording, 'ESCALATE');
  const open = checksWith(wording, 'INCONCLUSIVE');
  const titles = (traces: readonly CheckTrace[]): string => series(traces.map((trace) => titleOf(wording, trace)));
  const overridable = blocks.filter(({ check }) => wording.check(check).overridable);
  const final = blocks.filter(({ check }) => !wording.check(check).overridable);
  const when = (traces: readonly CheckTrace[], say: (titles: string) => string): readonly string[] => (traces.length > 0 ? [say(titles(traces))] : []);
  return {
    title: phrases.labelled(text(ruleSet.title), phrases.results[decision.result]),
    summary: [
      phrases.decided(day(decision.asOf), decision.scope, phrases.results[decision.result]),
      phrases.chief.summary[decision.result](checksWith(wording, MAKING[decision.result]).length),
      ...(decision.validUntil === null ? [] : [phrases.holdsUntil(day(decision.validUntil))]),
    ].join(' '),
    paragraphs: [
      ...[...blocks, ...escalations, ...checksWith(wording, 'CLEAR_WITH_MITIGATION')].map((trace) => aboutCheck(wording, trace)),
      ...when(open, (named) => `${named}.`).map((named) => ({ heading: phrases.chief.notToldYet, text: named, checks: open.map(({ check }) => check) })),
      { heading: phrases.signature, text: signature(wording), checks: [] },
      { heading: phrases.rules, text: phrases.underRules(text(ruleSet.title), ruleSet.id, ruleSet.version), checks: [] },
    ],
    next: [...(needsSignature(wording) ? [phrases.chief.sign] : []), ...when(escalations, phrases.chief.answerEscalated), ...when(overridable, phrases.chief.maySetAside), ...when(final, phrases.chief.nobodySetsAside)],
  };
}

const needsSignature = ({ decision }: Wording): boolean => decision.requiredLevel === 'chief-of-mission' && opensTheWay(decision.result);

function aboutCheck(wording: Wording, trace: CheckTrace): Paragraph {
  const { phrases } = wording;
  const answered = trace.answer === null ? [] : [phrases.answered(phrases.outcomes[trace.answer])];
  const setAside = trace.overridden ? [phrases.overridden] : [];
  const reasons = [...ruleReasons(wording, trace, false), ...answered, ...setAside];
  return { heading: phrases.labelled(titleOf(wording, trace), phrases.outcomes[trace.outcome]), text: reasons.join(' '), checks: [trace.check] };
}

function signature(wording: Wording): string {
  const { decision, phrases } = wording;
  const who = needsSignature(wording) ? phrases.chief.yourSignature : phrases.mustSign(phrases.levels[decision.requiredLevel]);
  return [who, ...levelReasons(wording)].join(' ');
}

const titleOf = (wording: Wording, { check }: CheckTrace): string => wording.text(wording.check(check).title);
