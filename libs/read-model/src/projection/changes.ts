import type { AnyRecordedFact } from '@homeward/case-log';
import type { CaseProjection, RowsProjection, VersionsProjection } from './case-projection';

/** One fact of a case and the state after it. */
export interface Step<State> {
  readonly fact: AnyRecordedFact;
  readonly state: State;
}

/** What some facts of one case change in one table. Rows are told apart by their key. */
export interface Changes {
  /** Rows that were not there before. */
  readonly inserts: readonly object[];
  /** Rows that were there and now say something else under the same key. */
  readonly updates: readonly Update[];
  readonly deletes: readonly object[];
  readonly deltas: readonly Delta[];
}

export interface Update {
  readonly before: object;
  readonly after: object;
}

export interface Delta {
  readonly dimensions: object;
  readonly cases: number;
}

const KEY_SEPARATOR = '\u001f';
const NOTHING: Changes = { inserts: [], updates: [], deletes: [], deltas: [] };

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
  if (last === undefined) return NOTHING;
  switch (projection.kind) {
    case 'rows':
      return rowChanges(projection, before, last.state);
    case 'entries':
      return { ...NOTHING, inserts: steps.map(({ fact }) => projection.entry(fact)) };
    case 'records':
      return { ...NOTHING, inserts: steps.flatMap(({ fact, state }) => projection.records(fact, state)) };
    case 'counters':
      return {
        ...NOTHING,
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
  const inserts: object[] = [];
  const updates: Update[] = [];
  for (const row of projection.rows(after)) {
    const key = keyText(row, projection.key);
    const known = old.get(key);
    if (known === undefined) inserts.push(row);
    else if (changedProperties(known, row).length > 0) updates.push({ before: known, after: row });
    old.delete(key);
  }
  return { ...NOTHING, inserts, updates, deletes: [...old.values()] };
}

/** What differs between two rows of a projection. A value that is no primitive is compared as JSON, as it is stored. */
export function changedProperties(before: object, after: object): readonly string[] {
  const old = before as Readonly<Record<string, unknown>>;
  const changed: string[] = [];
  for (const [property, value] of Object.entries(after)) {
    if (old[property] === value) continue;
    if (typeof value !== 'object' || JSON.stringify(old[property]) !== JSON.stringify(value)) changed.push(property);
  }
  return changed;
}

function versionChanges<State>(projection: VersionsProjection<State>, before: State | undefined, steps: readonly Step<State>[]): Changes {
  const inserts: object[] = [];
  const updates: Update[] = [];
  let current = before === undefined ? undefined : projection.version(before);
  for (const { state } of steps) {
    const next = projection.version(state);
    if (current?.fromPosition === next.fromPosition) continue;
    if (current !== undefined) updates.push({ before: current, after: { ...current, toPosition: next.fromPosition } });
    inserts.push(next);
    current = next;
  }
  return { ...NOTHING, inserts, updates };
}
