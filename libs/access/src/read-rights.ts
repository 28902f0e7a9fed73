import type { Role } from '@homeward/return-case';

/** What can be read. */
export const READ_RESOURCES = [
  /** One case's summary and the list of cases. */
  'case',
  /** The events of a case, replayed. */
  'case-history',
  /** What can be done next on a case. */
  'available-commands',
  /** What due diligence comes to on a case and why, in full. */
  'due-diligence',
  /** What was decided, without what it rests on. */
  'due-diligence-outcome',
  /** Blocks that were set aside. */
  'overrides',
  /** What other rules would have made of the decisions of the past. */
  'what-if',
  'worklist',
  /** Counts over cases, without any of them. */
  'statistics',
  /** The live feed of what happened, without personal data. */
  'feed',
  /** Checkpoints and proofs of the log. */
  'audit',
  /** What other systems learn of every case, without personal data and without what would betray somebody. */
  'integration-events',
  /** Projections and their progress. */
  'operations',
  /** Whose access was revoked, when, why and by whom. */
  'revocations',
] as const;
export type ReadResource = (typeof READ_RESOURCES)[number];

const CASE_WORKERS = [
  'protection-officer',
  'senior-protection-officer',
  'chief-of-mission',
  'consular-liaison',
  'migration-health',
  'receiving-mission',
  'operations-logistics',
  'partner-caseworker',
] as const satisfies readonly Role[];

const READ_RIGHTS: { readonly [Resource in ReadResource]: readonly Role[] } = {
  case: [...CASE_WORKERS, 'auditor', 'monitoring-evaluation', 'data-protection-officer'],
  'case-history': [
    'protection-officer',
    'senior-protection-officer',
    'chief-of-mission',
    'partner-caseworker',
    'auditor',
    'data-protection-officer',
  ],
  'available-commands': [...CASE_WORKERS, 'monitoring-evaluation', 'data-protection-officer'],
  'due-diligence': ['protection-officer', 'senior-protection-officer', 'chief-of-mission'],
  'due-diligence-outcome': ['protection-officer', 'senior-protection-officer', 'chief-of-mission', 'partner-caseworker', 'auditor'],
  overrides: ['senior-protection-officer', 'chief-of-mission', 'auditor'],
  'what-if': ['senior-protection-officer', 'chief-of-mission', 'auditor'],
  worklist: CASE_WORKERS,
  statistics: ['senior-protection-officer', 'chief-of-mission', 'receiving-mission', 'monitoring-evaluation', 'auditor'],
  feed: CASE_WORKERS,
  audit: ['auditor', 'data-protection-officer'],
  'integration-events': ['other-system'],
  operations: ['system-administrator'],
  revocations: ['system-administrator', 'auditor', 'data-protection-officer'],
};

/** Whether the role may read this kind of thing at all; which cases is `visibility`'s question. */
export function mayRead(role: Role, resource: ReadResource): boolean {
  return READ_RIGHTS[resource].includes(role);
}
