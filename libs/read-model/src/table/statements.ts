import type { BoundColumn, BoundTable } from './bound-table';

/** The statements that write a read model: one parameter each, the rows as a JSON array named by their properties. */
export interface Statements {
  readonly upsert: string;
  readonly remove: string;
  readonly count: string;
}

/** `target` is the qualified name of the table, live or under construction. */
export function statementsFor(table: BoundTable, target: string = table.live): Statements {
  return { upsert: upsertInto(table, target), remove: removeFrom(table, target), count: countInto(table, target) };
}

function upsertInto({ columns, key }: BoundTable, target: string): string {
  const rest = columns.filter((column) => !key.includes(column));
  const replaced = rest.map(({ column }) => `${column} = excluded.${column}`);
  const onConflict = replaced.length === 0 ? 'nothing' : `update set ${replaced.join(', ')}`;
  return `insert into ${target} (${names(columns)})
    select ${properties(columns)} from ${recordsOf(columns)}
    on conflict (${names(key)}) do ${onConflict}`;
}

function removeFrom({ key }: BoundTable, target: string): string {
  return `delete from ${target} as t using ${recordsOf(key)} where ${sameKey(key)}`;
}

/** A counter that comes to nought is removed, so that a table grown live equals one built anew. */
function countInto({ columns, key }: BoundTable, target: string): string {
  return `merge into ${target} as t using ${recordsOf(columns)} on ${sameKey(key)}
    when matched and t.cases + r.cases = 0 then delete
    when matched then update set cases = t.cases + r.cases
    when not matched then insert (${names(columns)}) values (${properties(columns)})`;
}

const names = (columns: readonly BoundColumn[]): string => columns.map(({ column }) => column).join(', ');
const properties = (columns: readonly BoundColumn[]): string => columns.map(({ property }) => `r."${property}"`).join(', ');
const sameKey = (key: readonly BoundColumn[]): string => key.map(({ column, property }) => `t.${column} = r."${property}"`).join(' and ');

function recordsOf(columns: readonly BoundColumn[]): string {
  return `json_to_recordset($1::json) as r(${columns.map(({ property, sqlType }) => `"${property}" ${sqlType}`).join(', ')})`;
}
