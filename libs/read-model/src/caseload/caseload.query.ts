import type { DataSource } from 'typeorm';
import { type RowScope, within } from '../table/row-scope';
import { type CaseloadCell, CaseloadTable } from './caseload.table';

/** The cells of the caseload that the scope shows; a receiving mission sees its own nationals. Bounded by the dimensions. */
export function findCaseload(dataSource: DataSource, scope: RowScope): Promise<CaseloadCell[]> {
  const query = dataSource.getRepository(CaseloadTable).createQueryBuilder('cell').where('cell.cases > 0');
  return within(query, scope, 'nationality')
    .orderBy('cell.flag')
    .addOrderBy('cell.office')
    .addOrderBy('cell.phase')
    .addOrderBy('cell.nationality')
    .addOrderBy('cell.sex')
    .addOrderBy('cell.ageBand')
    .getMany();
}
