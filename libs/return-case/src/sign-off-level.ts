import type { RegisteredCase } from './state';
import { SIGN_OFF_LEVELS, type DdpCheck, type Flag, type Role, type SignOffLevel } from './vocabulary';

/** Asylum, threat to life and security of the district: once in doubt, only the chief of mission with the regional office signs. */
const CHIEF_CHECKS: readonly DdpCheck[] = ['L1', 'P1', 'O1'];

/** Trafficking and family violence: once in doubt, a specialist signs with the senior officer. */
const SPECIALIST_CHECKS: readonly DdpCheck[] = ['P2', 'P3'];

/**
 * Open flags that need a specialist. The sealed flags are not asked: a level that rises without a visible reason would tell
 * that a sealed record exists. They reach the decision through check P3.
 */
const SPECIALIST_FLAGS: readonly Flag[] = ['victim_of_trafficking', 'unaccompanied_child', 'separated_child'];

const ROLES_BY_LEVEL: Readonly<Record<SignOffLevel, readonly Role[]>> = {
  'second-officer': ['protection-officer', 'senior-protection-officer'],
  senior: ['senior-protection-officer'],
  'senior-and-specialist': ['senior-protection-officer'],
  'chief-of-mission': ['chief-of-mission'],
};

/** The lowest level that may sign this case. */
export function requiredSignOffLevel({ assessment, screening, ddp }: RegisteredCase): SignOffLevel {
  const everEscalated = (checks: readonly DdpCheck[]) => checks.some((check) => ddp.everEscalated.includes(check));
  if (everEscalated(CHIEF_CHECKS) || ddp.escalation?.to === 'chief-of-mission') return 'chief-of-mission';
  const flagged = SPECIALIST_FLAGS.some((flag) => screening?.flags.includes(flag));
  if (assessment.risk === 'high' || flagged || everEscalated(SPECIALIST_CHECKS)) return 'senior-and-specialist';
  return assessment.risk === 'low' && ddp.everEscalated.length === 0 ? 'second-officer' : 'senior';
}

export function isAtLeast(level: SignOffLevel, required: SignOffLevel): boolean {
  return SIGN_OFF_LEVELS.indexOf(level) >= SIGN_OFF_LEVELS.indexOf(required);
}

export function maySignAs(role: Role, level: SignOffLevel): boolean {
  return ROLES_BY_LEVEL[level].includes(role);
}
