import { literalsOf } from './array-literal';
import type { BoundColumn, BoundTable } from './bound-table';

/** A statement over many rows; each parameter is one column of them. */
export interface RowsStatement {
  readonly text: string;
  parametersOf(rows: readonly object[]): string[];
}

/** The statements that write a read model. */
export interface Statements {
  readonly upsert: RowsStatement;
  /** Changes these properties of rows that are there. */
  update(changed: ReadonlySet<string>): RowsStatement;
  readonly remove: RowsStatement;
  readonly count: RowsStatement;
}

/** `target` is the qualified name of the table, live or under construction. */
export function statementsFor(table: BoundTable, target: string = table.live): Statements {
  const { columns, key } = table;
  return {
    upsert: { text: upsertInto(table, target), parametersOf: (rows) => literalsOf(columns, rows) },
    update(changed) {
      const sent = columns.filter((column) => key.includes(column) || changed.has(column.property));
      return { text: updateIn(table, target, sent), parametersOf: (rows) => literalsOf(sent, rows) };
    },
    remove: { text: removeFrom(table, target), parametersOf: (rows) => literalsOf(key, rows) },
    count: { text: countInto(table, target), parametersOf: (rows) => literalsOf(columns, rows) },
  };
}

function upsertInto({ columns, key }: BoundTable, target: string): string {
  const rest = columns.filter((column) => !key.includes(column));
  const replaced = rest.map(({ column }) => `${column} = excluded.${column}`);
  const onConflict = replaced.length === 0 ? 'nothing' : `update set ${replaced.join(', ')}`;
  return `insert into ${target} (${names(columns)})
    select ${values(columns)} from ${recordsOf(columns)}
    on conflict (${names(key)}) do ${onConflict}`;
}

function updateIn({ key }: BoundTable, target: string, sent: readonly BoundColumn[]): string {
  const set = sent.filter((column) => !key.includes(column)).map(({ column, sqlType }) => `${column} = r.${column}::${sqlType}`);
  return `update ${target} as t set ${set.join(', ')} from ${recordsOf(sent)} where ${sameKey(key)}`;
}

function removeFrom({ key }: BoundTable, target: string): string {
  return `delete from ${target} as t using ${recordsOf(key)} where ${sameKey(key)}`;
}

/** A counter that comes to nought is removed, so that a table grown live equals one built anew. */
function countInto({ columns, key }: BoundTable, target: string): string {
  return `merge into ${target} as t using ${recordsOf(columns)} on ${sameKey(key)}
    when matched and t.cases + r.cases = 0 then delete
    when matched then update set cases = t.cases + r.cases
    when not matched then insert (${names(columns)}) values (${values(columns)})`;
}

const names = (columns: readonly BoundColumn[]): string => columns.map(({ column }) => column).join(', ');
const values = (columns: readonly BoundColumn[]): string => columns.map(({ column, sqlType }) => `r.${column}::${sqlType}`).join(', ');
const sameKey = (key: readonly BoundColumn[]): string => key.map(({ column }) => `t.${column} = r.${column}`).join(' and ');

/** An array of arrays would be taken apart by unnest, so arrays, and JSON with its quotes, travel as texts. */
function recordsOf(columns: readonly BoundColumn[]): string {
  const arrays = columns.map(({ sqlType, isArray }, index) => `$${index + 1}::${isArray || sqlType === 'jsonb' ? 'text' : sqlType}[]`);
  return `unnest(${arrays.join(', ')}) as r(${names(columns)})`;
}
