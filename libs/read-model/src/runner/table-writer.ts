import type { QueryRunner } from 'typeorm';
import { changedProperties, keyText, type Changes, type Update } from '../projection/changes';
import type { BoundTable } from '../table/bound-table';
import { statementsFor, type RowsStatement, type Statements } from '../table/statements';

/** Collects the changes of many cases to one table and writes them in a few statements. */
export class TableWriter {
  private readonly statements: Statements;
  private readonly key: readonly string[];
  private readonly inserts = new Map<string, object>();
  private readonly updates = new Map<string, Update>();
  private readonly deletes = new Map<string, object>();
  private readonly deltas = new Map<string, { readonly dimensions: object; cases: number }>();

  constructor(table: BoundTable, target: string = table.live) {
    this.statements = statementsFor(table, target);
    this.key = table.key.map(({ property }) => property);
  }

  add({ inserts, updates, deletes, deltas }: Changes): void {
    for (const row of deletes) this.deletes.set(keyText(row, this.key), row);
    for (const row of inserts) this.inserts.set(keyText(row, this.key), row);
    for (const update of updates) this.update(update);
    for (const { dimensions, cases } of deltas) {
      const key = keyText(dimensions, this.key);
      const known = this.deltas.get(key);
      if (known === undefined) this.deltas.set(key, { dimensions, cases });
      else known.cases += cases;
    }
  }

  async write(runner: QueryRunner): Promise<void> {
    const counted = [...this.deltas.values()].filter(({ cases }) => cases !== 0);
    await send(runner, this.statements.remove, [...this.deletes.values()]);
    await send(runner, this.statements.upsert, [...this.inserts.values()]);
    await this.writeUpdates(runner);
    await send(runner, this.statements.count, counted.map(({ dimensions, cases }) => ({ ...dimensions, cases })));
  }

  private update({ before, after }: Update): void {
    const key = keyText(after, this.key);
    if (this.inserts.has(key)) this.inserts.set(key, after);
    else this.updates.set(key, { before: this.updates.get(key)?.before ?? before, after });
  }

  private async writeUpdates(runner: QueryRunner): Promise<void> {
    for (const { changed, rows } of byChange([...this.updates.values()])) {
      const written = await send(runner, this.statements.update(changed), rows);
      // A row that somebody took away is put back whole.
      if (written < rows.length) await send(runner, this.statements.upsert, rows);
    }
  }
}

interface SameChange {
  readonly changed: Set<string>;
  readonly rows: object[];
}

/** Fewer rows than this are not worth a statement of their own. */
const MIN_ROWS_OF_A_STATEMENT = 50;

/**
 * The rows by the columns that changed in them, since most events change few of many columns. Rare changes go together, with
 * every column that changed in any of them.
 */
function byChange(updates: readonly Update[]): readonly SameChange[] {
  const groups = new Map<string, SameChange>();
  for (const { before, after } of updates) {
    const changed = changedProperties(before, after);
    if (changed.length === 0) continue;
    const name = changed.join(' ');
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { changed: new Set(changed), rows: [after] });
    else group.rows.push(after);
  }
  const common: SameChange[] = [];
  const rare: SameChange = { changed: new Set(), rows: [] };
  for (const group of groups.values()) {
    if (group.rows.length >= MIN_ROWS_OF_A_STATEMENT) {
      common.push(group);
      continue;
    }
    rare.rows.push(...group.rows);
    for (const property of group.changed) rare.changed.add(property);
  }
  return rare.rows.length === 0 ? common : [...common, rare];
}

/** Answers the number of rows written. */
async function send(runner: QueryRunner, statement: RowsStatement, rows: readonly object[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { affected } = await runner.query(statement.text, statement.parametersOf(rows), true);
  return affected ?? 0;
}
