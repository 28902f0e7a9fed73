import type { Role } from '@homeward/return-case';

/** Who keeps the accounts, and sees no case: nobody gains by it what they could not see before. */
const REVOKERS: readonly Role[] = ['system-administrator'];

/** Whether the role may have somebody's tokens refused. */
export function mayRevokeAccess(role: Role): boolean {
  return REVOKERS.includes(role);
}
