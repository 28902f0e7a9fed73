import { daysBetween } from '../calendar-day';
import type { CheckTrace } from '../decision';
import { opensTheWay } from '../evaluate';
import { turningDays } from '../turning-days';
import type { Explanation, Paragraph } from './explanation';
import { checksToExplain, checksWith, factsToFindOut, levelReasons, noted, ruleReasons } from './reasons';
import type { Wording } from './wording';

/** For the officer on the case: every check with its identifier, its reasons and where they come from, and what to do. */
export function explainToOfficer(wording: Wording): Explanation {
  const { decision, ruleSet, phrases, text, day } = wording;
  const summary = [
    phrases.decided(day(decision.asOf), decision.scope, phrases.results[decision.result]),
    ...(decision.validUntil === null ? [] : [phrases.holdsUntil(day(decision.validUntil))]),
    ...(opensTheWay(decision.result) ? [phrases.mustSign(phrases.levels[decision.requiredLevel])] : []),
  ];
  const explained = checksToExplain(wording);
  return {
    title: phrases.labelled(text(ruleSet.title), phrases.results[decision.result]),
    summary: summary.join(' '),
    paragraphs: [
      ...explained.map((trace) => aboutCheck(wording, trace)),
      ...listed(wording, phrases.clearChecks, checksWith(wording, 'CLEAR').filter((trace) => !explained.includes(trace))),
      ...listed(wording, phrases.notApplicable, checksWith(wording, 'NOT_APPLICABLE').filter((trace) => !explained.includes(trace))),
      { heading: phrases.signature, text: signature(wording), checks: [] },
      ...(decision.validUntil === null ? [] : [{ heading: phrases.term, text: term(wording, decision.validUntil), checks: [] }]),
      { heading: phrases.rules, text: rules(wording), checks: [] },
    ],
    next: [...explained.flatMap((trace) => nextSteps(wording, trace)), ...(opensTheWay(decision.result) ? [phrases.collectSignature(phrases.levels[decision.requiredLevel])] : [])],
  };
}

function aboutCheck(wording: Wording, trace: CheckTrace): Paragraph {
  const { phrases } = wording;
  const reasons = [...ruleReasons(wording, trace, true), aboutAnswer(wording, trace), ...aboutPeople(wording, trace)];
  return { heading: phrases.labelled(nameOf(wording, trace), phrases.outcomes[trace.outcome]), text: reasons.join(' '), checks: [trace.check] };
}

function aboutAnswer({ decision, phrases }: Wording, { check, answer }: CheckTrace): string {
  if (answer === null) return phrases.notAnswered;
  const source = decision.inputs.answers[check]?.source;
  const told = phrases.answered(phrases.outcomes[answer]);
  return source === undefined ? told : noted(told, phrases.source(source));
}

function aboutPeople({ decision, phrases }: Wording, trace: CheckTrace): readonly string[] {
  const by = (sentence: string, source: string | undefined): readonly string[] => (source === undefined ? [] : [noted(sentence, phrases.source(source))]);
  return [
    ...by(phrases.escalatedBy, decision.inputs.escalations[trace.check]),
    ...(trace.escalated && trace.outcome !== 'ESCALATE' ? [phrases.settled] : []),
    ...(trace.overridden ? by(phrases.overridden, decision.inputs.overrides[trace.check]) : []),
  ];
}

function listed(wording: Wording, heading: string, traces: readonly CheckTrace[]): readonly Paragraph[] {
  if (traces.length === 0) return [];
  return [{ heading, text: `${wording.series(traces.map((trace) => nameOf(wording, trace)))}.`, checks: traces.map(({ check }) => check) }];
}

function signature(wording: Wording): string {
  const { decision, phrases } = wording;
  const reasons = levelReasons(wording);
  return [phrases.mustSign(phrases.levels[decision.requiredLevel]), ...(reasons.length > 0 ? reasons : [phrases.ordinaryLevel])].join(' ');
}

function term(wording: Wording, validUntil: string): string {
  const { decision, ruleSet, phrases, list, series, day } = wording;
  const ending = turningDays(ruleSet, decision.inputs).get(validUntil);
  const named = [...(ending?.facts ?? []).map(wording.label), ...(ending?.answers ?? []).map((check) => nameOf(wording, { check }))];
  const days = daysBetween(decision.asOf, validUntil);
  const watched = Object.keys(ruleSet.facts).filter((fact) => ruleSet.facts[fact]?.staleOn === 'any-change');
  return [phrases.holdsUntil(day(validUntil)), named.length > 0 ? phrases.runsOut(series(named)) : phrases.termOfRules(days), phrases.takeAgain(list(watched.map(wording.label)))].join(' ');
}

function rules({ decision, ruleSet, phrases, text }: Wording): string {
  const { id, version, digest } = decision.ruleSet;
  return `${noted(phrases.underRules(text(ruleSet.title), id, version), phrases.digest(digest))} ${text(ruleSet.authority)}`;
}

function nextSteps(wording: Wording, trace: CheckTrace): readonly string[] {
  return stepsFor(wording, trace).map((step) => wording.phrases.labelled(trace.check, step));
}

function stepsFor(wording: Wording, trace: CheckTrace): readonly string[] {
  const { decision, phrases, list } = wording;
  switch (trace.outcome) {
    case 'BLOCK':
      return [wording.check(trace.check).overridable ? phrases.newEvidenceOrOverride : phrases.newEvidence];
    case 'ESCALATE':
      return [phrases.answerAt(phrases.levels[decision.requiredLevel])];
    case 'INCONCLUSIVE':
      return toTell(wording, trace, list);
    case 'CLEAR_WITH_MITIGATION':
      return [phrases.evidenceMeasure];
    default:
      return [];
  }
}

function toTell(wording: Wording, trace: CheckTrace, list: Wording['list']): readonly string[] {
  const { phrases } = wording;
  const missing = factsToFindOut(wording, trace);
  const needsAnswer = wording.check(trace.check).answer === 'required' && trace.answer === null;
  const steps = [...(missing.length > 0 ? [phrases.findOut(list(missing.map(wording.label)))] : []), ...(needsAnswer ? [phrases.recordAnswer] : [])];
  return steps.length > 0 ? steps : [phrases.resolve];
}

const nameOf = (wording: Wording, { check }: Pick<CheckTrace, 'check'>): string => `${check} ${wording.text(wording.check(check).title)}`;
