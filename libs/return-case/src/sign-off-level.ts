import { SIGN_OFF_LEVELS, type Role, type SignOffLevel } from './vocabulary';

/** Which role may sign at which level. The level a case needs is for the rule set to say. */
const ROLES_BY_LEVEL: Readonly<Record<SignOffLevel, readonly Role[]>> = {
  'second-officer': ['protection-officer', 'senior-protection-officer'],
  senior: ['senior-protection-officer'],
  'senior-and-specialist': ['senior-protection-officer'],
  'chief-of-mission': ['chief-of-mission'],
};

export function isAtLeast(level: SignOffLevel, required: SignOffLevel): boolean {
  return SIGN_OFF_LEVELS.indexOf(level) >= SIGN_OFF_LEVELS.indexOf(required);
}

export function maySignAs(role: Role, level: SignOffLevel): boolean {
  return ROLES_BY_LEVEL[level].includes(role);
}
