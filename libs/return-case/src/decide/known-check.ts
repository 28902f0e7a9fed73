import type { Check, RuleSet } from '@homeward/due-diligence';
import { refuse } from '../refusal';
import type { DdpCheck, Phase } from '../vocabulary';

/** A decision runs out, or goes stale, while the return is prepared; it is then taken again from there. */
export const REVIEW_PHASES: readonly Phase[] = ['ddp-review', 'preparing', 'ready'];

/** The check of the rules in force. A check they do not have cannot be answered, escalated or overridden. */
export function ensureKnownCheck(subject: string, id: DdpCheck, { checks }: RuleSet): Check {
  const known = checks.find((check) => check.id === id);
  return known ?? refuse('InvalidValue', subject, `The rules in force have the checks: ${checks.map((check) => check.id).join(', ')}.`);
}
