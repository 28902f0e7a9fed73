import type { Role } from '@homeward/return-case';

/** Who may ask one thing of many cases at once. What one person closes for thousands, one person answers for. */
const BULK_RIGHTS = {
  suspend: ['chief-of-mission'],
  resume: ['chief-of-mission'],
  advisory: ['chief-of-mission', 'senior-protection-officer'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type BulkRight = keyof typeof BULK_RIGHTS;

export function mayRunBulk(role: Role, operation: BulkRight): boolean {
  return BULK_RIGHTS[operation].some((allowed) => allowed === role);
}

/** Whoever may run one kind may follow all of their office. */
export function mayFollowBulk(role: Role): boolean {
  return (Object.keys(BULK_RIGHTS) as BulkRight[]).some((operation) => mayRunBulk(role, operation));
}
