import type { AnyRecordedFact } from '@homeward/case-log';
import type { CaseProjection, RowsProjection, VersionsProjection } from './case-projection';

/** One fact of a case and the state after it. */
export interface Step<State> {
  readonly fact: AnyRecordedFact;
  readonly state: State;
}

/** What some facts of one case change in one table. Rows are told apart by their key. */
export interface Changes {
  readonly upserts: readonly object[];
  readonly deletes: readonly object[];
  readonly deltas: readonly Delta[];
}

export interface Delta {
  readonly dimensions: object;
  readonly cases: number;
}

const KEY_SEPARATOR = '\u001f';
const NO_ROWS: readonly object[] = [];

/** The text that tells a row apart from the others of its table. */
export function keyText(row: object, key: readonly string[]): string {
  const values = row as Readonly<Record<string, unknown>>;
  return key.map((property) => String(values[property])).join(KEY_SEPARATOR);
}

/** What the steps change, given the state before the first of them. Pure; an error of the projection passes through. */
export function changesOf<State>(
  projection: CaseProjection<State>,
  before: State | undefined,
  steps: readonly Step<State>[],
): Changes {
  const last = steps.at(-1);
  if (last === undefined) return { upserts: NO_ROWS, deletes: NO_ROWS, deltas: [] };
  switch (projection.kind) {
    case 'rows':
      return rowChanges(projection, before, last.state);
    case 'entries':
      return { upserts: steps.map(({ fact }) => projection.entry(fact)), deletes: NO_ROWS, deltas: [] };
    case 'counters':
      return {
        upserts: NO_ROWS,
        deletes: NO_ROWS,
        deltas: [
          ...(before === undefined ? [] : projection.counted(before).map((dimensions) => ({ dimensions, cases: -1 }))),
          ...projection.counted(last.state).map((dimensions) => ({ dimensions, cases: 1 })),
        ],
      };
    case 'versions':
      return versionChanges(projection, before, steps);
  }
}

function rowChanges<State>(projection: RowsProjection<State>, before: State | undefined, after: State): Changes {
  const old = new Map<string, object>();
  if (before !== undefined) for (const row of projection.rows(before)) old.set(keyText(row, projection.key), row);
  const upserts: object[] = [];
  for (const row of projection.rows(after)) {
    const key = keyText(row, projection.key);
    const known = old.get(key);
    if (known === undefined || !isSameRow(known, row)) upserts.push(row);
    old.delete(key);
  }
  return { upserts, deletes: [...old.values()], deltas: [] };
}

/** Rows of one projection have the same properties; a value that is no primitive is compared as JSON, as it is stored. */
function isSameRow(known: object, row: object): boolean {
  const before = known as Readonly<Record<string, unknown>>;
  const after = row as Readonly<Record<string, unknown>>;
  for (const property in after) {
    const value = after[property];
    if (before[property] === value) continue;
    if (typeof value !== 'object' || JSON.stringify(before[property]) !== JSON.stringify(value)) return false;
  }
  return true;
}

function versionChanges<State>(projection: VersionsProjection<State>, before: State | undefined, steps: readonly Step<State>[]): Changes {
  const upserts: object[] = [];
  let current = before === undefined ? undefined : projection.version(before);
  for (const { state } of steps) {
    const next = projection.version(state);
    if (current?.fromPosition === next.fromPosition) continue;
    if (current !== undefined) upserts.push({ ...current, toPosition: next.fromPosition });
    upserts.push(next);
    current = next;
  }
  return { upserts, deletes: NO_ROWS, deltas: [] };
}
