import type { CalendarDate } from './person';
import { DDP_CHECKS, type CheckOutcome, type DdpCheck, type DdpResult } from './vocabulary';

/** The list of checks a sign-off rests on. Homeward's own design; no official list is public. */
export const CHECKLIST = { id: 'homeward-ddp', version: 1 } as const;

/** One answered check, as far as the result depends on it. */
export interface AnsweredCheck {
  readonly outcome: CheckOutcome;
  /** Last day the answer holds; it holds until asked again when absent. */
  readonly validUntil?: CalendarDate;
}

/** What all answers amount to, with the checks that make it so. */
export interface ChecklistResult {
  readonly result: DdpResult;
  readonly blocked: readonly DdpCheck[];
  readonly escalated: readonly DdpCheck[];
  readonly inconclusive: readonly DdpCheck[];
  /** Never answered, or answered for a time that is over. Unknown is never clear. */
  readonly missing: readonly DdpCheck[];
  readonly mitigated: readonly DdpCheck[];
}

/**
 * The result of the checklist on a day. In this order: a block blocks, whatever else is missing; an open escalation leaves it
 * pending; a check that is missing or inconclusive leaves it incomplete; a mitigation makes it conditional; else it is cleared.
 */
export function aggregateChecklist(checks: Readonly<Partial<Record<DdpCheck, AnsweredCheck>>>, on: CalendarDate): ChecklistResult {
  const standing = new Map<DdpCheck, CheckOutcome>();
  for (const check of DDP_CHECKS) {
    const answer = checks[check];
    if (answer && (answer.validUntil === undefined || answer.validUntil >= on || answer.outcome === 'BLOCK')) {
      standing.set(check, answer.outcome);
    }
  }
  const having = (outcome: CheckOutcome) => DDP_CHECKS.filter((check) => standing.get(check) === outcome);
  const found = {
    blocked: having('BLOCK'),
    escalated: having('ESCALATE'),
    inconclusive: having('INCONCLUSIVE'),
    missing: DDP_CHECKS.filter((check) => !standing.has(check)),
    mitigated: having('CLEAR_WITH_MITIGATION'),
  };
  return { result: resultOf(found), ...found };
}

function resultOf({ blocked, escalated, inconclusive, missing, mitigated }: Omit<ChecklistResult, 'result'>): DdpResult {
  if (blocked.length > 0) return 'BLOCKED';
  if (escalated.length > 0) return 'PENDING';
  if (inconclusive.length + missing.length > 0) return 'INCOMPLETE';
  return mitigated.length > 0 ? 'CONDITIONAL' : 'CLEARED';
}
