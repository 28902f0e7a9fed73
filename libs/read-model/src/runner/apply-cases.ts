import type { QueryRunner } from 'typeorm';
import type { CaseProjection } from '../projection/case-projection';
import { changesOf } from '../projection/changes';
import type { BoundTable } from '../table/bound-table';
import type { FoldedCase } from './case-states';
import { isDataError } from './data-error';
import { TableWriter } from './table-writer';

export interface BoundProjection<State> {
  readonly projection: CaseProjection<State>;
  readonly table: BoundTable;
}

/** Where the rows go, and what happens to a case that cannot be applied. */
export interface ApplyOptions<State> {
  readonly runner: QueryRunner;
  /** The qualified name of the table; the live one by default. */
  readonly target?: string;
  readonly setAside: (folded: FoldedCase<State>, error: unknown) => Promise<void>;
}

/** Writes what the cases changed for one projection. A data error of the database passes through: it may be anybody's. */
export async function applyCases<State>(
  { projection, table }: BoundProjection<State>,
  cases: readonly FoldedCase<State>[],
  { runner, target, setAside }: ApplyOptions<State>,
): Promise<void> {
  const writer = new TableWriter(table, target);
  for (const folded of cases) {
    try {
      if ('error' in folded.outcome) throw folded.outcome.error;
      writer.add(changesOf(projection, folded.outcome.before, folded.outcome.steps));
    } catch (error) {
      await setAside(folded, error);
    }
  }
  await writer.write(runner);
}

/** The same one case at a time, so that a row the database refuses sets aside its own case and no other. */
export async function applyCasesOneByOne<State>(
  bound: BoundProjection<State>,
  cases: readonly FoldedCase<State>[],
  options: ApplyOptions<State>,
): Promise<void> {
  const { runner, setAside } = options;
  for (const folded of cases) {
    await runner.query('savepoint one_case');
    try {
      await applyCases(bound, [folded], options);
    } catch (error) {
      if (!isDataError(error)) throw error;
      await runner.query('rollback to savepoint one_case');
      await setAside(folded, error);
    }
    await runner.query('release savepoint one_case');
  }
}
