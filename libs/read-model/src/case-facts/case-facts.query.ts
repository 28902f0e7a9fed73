import type { Position } from '@homeward/event-store';
import type { DataSource } from 'typeorm';
import { within, type ReadScope } from '../query/read-scope';
import { CaseFactsTable, type CaseFacts } from './case-facts.table';

/** Rows in memory at once. */
const PAGE_ROWS = 5_000;

export interface FactsOptions {
  readonly scope: ReadScope;
  /** The moment: a position of the log that the projection has reached. */
  readonly asOf: Position;
}

/** What was known of every case at a moment of the past. */
export class CaseFactsQuery {
  constructor(private readonly dataSource: DataSource) {}

  /** The rows valid at the position, one a case, in the order of their ids. Bounded memory. */
  async *asOf({ scope, asOf }: FactsOptions): AsyncGenerator<CaseFacts, void> {
    for (let after: string | undefined; ; ) {
      const rows = within(this.dataSource.getRepository(CaseFactsTable).createQueryBuilder('fact'), scope)
        .andWhere('fact.fromPosition <= :asOf and (fact.toPosition > :asOf or fact.toPosition is null)', { asOf })
        .orderBy('fact.caseId')
        .limit(PAGE_ROWS);
      if (after !== undefined) rows.andWhere('fact.caseId > :after', { after });
      const page = await rows.getMany();
      yield* page;
      after = page.at(-1)?.caseId;
      if (page.length < PAGE_ROWS) return;
    }
  }
}
