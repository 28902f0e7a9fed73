import { daysBetween, hoursBetween } from '../dates';
import { todayOf } from '../guards';
import type { Policy } from '../policy';
import { refusal } from '../refusal';
import type { Guard } from '../rule';
import type { Assessment } from '../state';
import { ASSESSMENT_AREAS, RISK_LEVELS, type RiskLevel } from '../vocabulary';

/** What must hold before an assessment is opened, and before it is handed to due diligence. */

export const decidedToGo: Guard = ({ counselling }) => {
  if (counselling?.decision !== 'go') return refusal('CounsellingDecisionMissing', 'counselling.decision', 'The person has not decided to go.');
  return counselling.attendance === 'group'
    ? refusal('CounsellingDecisionMissing', 'counselling.attendance', 'What was said in a group is not yet the person’s own decision; it is asked again alone.')
    : undefined;
};

export const coolingOffIsOver: Guard = ({ counselling }, { now }) =>
  counselling && hoursBetween(now, counselling.coolingOffUntil) > 0
    ? refusal('CoolingOffNotOver', 'counselling.coolingOffUntil', `The person has time to think until ${counselling.coolingOffUntil}.`)
    : undefined;

export const screeningIsCurrent: Guard = ({ screening }, context) =>
  screening && screening.validUntil < todayOf(context)
    ? refusal('InformationTooOld', 'screening', `The screening was valid until ${screening.validUntil}; it must be repeated.`)
    : undefined;

export const allAreasAssessed: Guard = ({ assessment }) => {
  const missing = ASSESSMENT_AREAS.filter((area) => assessment.areas[area] === undefined);
  return missing.length === 0
    ? undefined
    : refusal('AssessmentIncomplete', 'assessment.areas', `Not assessed yet: ${missing.join(', ')}.`);
};

export const risksAreMitigated: Guard = ({ assessment }) => {
  const open = ASSESSMENT_AREAS.filter((area) => {
    const risk = assessment.areas[area]?.risk ?? 'low';
    return risk !== 'low' && !assessment.measures.some((measure) => measure.area === area);
  });
  return open.length === 0
    ? undefined
    : refusal('MitigationIncomplete', 'assessment.measures', `A risk above low without a measure: ${open.join(', ')}.`);
};

export const informationIsCurrent: Guard = ({ assessment }, context) => {
  const today = todayOf(context);
  const stale = Object.values(assessment.areas)
    .filter(({ sources }) => sources.every(({ asOf }) => daysBetween(asOf, today) > context.policy.validityDays.cooInformation))
    .map(({ area }) => area);
  return stale.length === 0
    ? undefined
    : refusal('InformationTooOld', 'assessment.areas', `Resting on old sources only: ${stale.join(', ')}.`);
};

/** Likelihood times impact, each from 1 to 5, by the policy's bands. */
export function riskOf(score: number, { lowUpTo, mediumUpTo }: Policy['riskScore']): RiskLevel {
  if (score <= lowUpTo) return 'low';
  return score <= mediumUpTo ? 'medium' : 'high';
}

export function highestRisk({ areas }: Assessment): RiskLevel {
  const ranks = Object.values(areas).map(({ risk }) => RISK_LEVELS.indexOf(risk));
  return RISK_LEVELS[Math.max(0, ...ranks)] ?? 'high';
}
