import type { QueryRunner } from 'typeorm';
import { keyText, type Changes } from '../projection/changes';
import type { BoundTable } from '../table/bound-table';
import { statementsFor, type RowsStatement, type Statements } from '../table/statements';

/** Collects the changes of many cases to one table and writes them in at most three statements. */
export class TableWriter {
  private readonly statements: Statements;
  private readonly key: readonly string[];
  private readonly upserts = new Map<string, object>();
  private readonly deletes = new Map<string, object>();
  private readonly deltas = new Map<string, { readonly dimensions: object; cases: number }>();

  constructor(table: BoundTable, target: string = table.live) {
    this.statements = statementsFor(table, target);
    this.key = table.key.map(({ property }) => property);
  }

  add({ upserts, deletes, deltas }: Changes): void {
    for (const row of deletes) this.deletes.set(keyText(row, this.key), row);
    for (const row of upserts) this.upserts.set(keyText(row, this.key), row);
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
    await send(runner, this.statements.upsert, [...this.upserts.values()]);
    await send(runner, this.statements.count, counted.map(({ dimensions, cases }) => ({ ...dimensions, cases })));
  }
}

async function send(runner: QueryRunner, statement: RowsStatement, rows: readonly object[]): Promise<void> {
  if (rows.length > 0) await runner.query(statement.text, statement.parametersOf(rows));
}
