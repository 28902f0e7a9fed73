import { createHash } from 'node:crypto';
import { v5 } from 'uuid';

/**
 * Ids that come out the same whenever the same sheet is read, so that a second import finds what the first one made.
 * They are hashes of personal data; `namespace` must be a secret UUID of the deployment, or anybody with the log could
 * test whether a person they know is in it.
 */
export interface IdentityScope {
  readonly namespace: string;
  readonly office: string;
}

export type IdKind = 'case' | 'person' | 'family';

/** UUID version 5 of what is named, within the office. */
export function intakeId({ namespace, office }: IdentityScope, kind: IdKind, key: readonly string[]): string {
  return v5(JSON.stringify([kind, office, ...key]), namespace);
}

/** SHA-256, base64url, over a JSON value whose keys are sorted, so that the order of columns does not matter. */
export function contentDigest(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('base64url');
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`;
}
