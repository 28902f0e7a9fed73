import type { DataSource } from 'typeorm';
import { within, type ReadScope } from '../query/read-scope';
import { rolledUp } from '../query/rolled-up';
import { ANY_FLAG, CaseloadTable } from './caseload.table';

export const CASELOAD_DIMENSIONS = ['phase', 'nationality', 'returnCountry', 'office', 'sex', 'ageBand', 'flag'] as const;
export type CaseloadDimension = (typeof CASELOAD_DIMENSIONS)[number];

export interface CaseloadOptions {
  readonly scope: ReadScope;
  /** Without `flag` each case counts once; with it, once under `(any)` and once under each of its flags. */
  readonly by: readonly CaseloadDimension[];
}

export type CaseloadCount = Readonly<Partial<Record<CaseloadDimension, string>>> & { readonly cases: number };

/** How many cases stand where, counted as they move: the number of cases does not slow the answer. */
export class CaseloadQuery {
  constructor(private readonly dataSource: DataSource) {}

  async count({ scope, by }: CaseloadOptions): Promise<readonly CaseloadCount[]> {
    const cells = within(this.dataSource.getRepository(CaseloadTable).createQueryBuilder('cell'), scope);
    if (!by.includes('flag')) cells.andWhere('cell.flag = :any', { any: ANY_FLAG });
    return rolledUp(cells, by);
  }
}
