import { createHash } from 'node:crypto';

/** The one way to write a value as JSON: keys sorted, no white space, members that are undefined left out. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => (isRecord(member) ? sorted(member) : member));
}

/** SHA-256 of the canonical text, 64 hexadecimal digits. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalText(value)).digest('hex');
}

/** The same record with its keys in the order of their code units. */
export function sorted<Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  const keys = Object.keys(record);
  return isSorted(keys) ? record : Object.fromEntries(keys.sort().map((key) => [key, record[key] as Value]));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isSorted = (keys: readonly string[]): boolean => keys.every((key, index) => index === 0 || (keys[index - 1] as string) < key);
