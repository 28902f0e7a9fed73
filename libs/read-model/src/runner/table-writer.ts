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

  /** Sends only the columns that changed in any of the rows: most events change few of many. */
  private async writeUpdates(runner: QueryRunner): Promise<void> {
    const updates = [...this.updates.values()];
    const changed = new Set(updates.flatMap(({ before, after }) => changedProperties(before, after)));
    if (changed.size === 0) return;
    const rows = updates.map(({ after }) => after);
    const written = await send(runner, this.statements.update(changed), rows);
    // A row that somebody took away is put back whole.
    if (written < rows.length) await send(runner, this.statements.upsert, rows);
  }
}

/** Answers the number of rows written. */
async function send(runner: QueryRunner, statement: RowsStatement, rows: readonly object[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { affected } = await runner.query(statement.text, statement.parametersOf(rows), true);
  return affected ?? 0;
}
