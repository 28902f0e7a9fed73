import type { DataSource } from 'typeorm';
import { type RowScope, within } from '../table/row-scope';
import { type DepartureCell, DeparturesTable } from './departures.table';

/** Departures by month that the scope shows; a receiving mission sees its own nationals. Bounded by the dimensions. */
export function findDepartures(dataSource: DataSource, scope: RowScope): Promise<DepartureCell[]> {
  const query = dataSource.getRepository(DeparturesTable).createQueryBuilder('cell').where('cell.cases > 0');
  return within(query, scope, 'nationality')
    .orderBy('cell.month')
    .addOrderBy('cell.office')
    .addOrderBy('cell.hostCountry')
    .addOrderBy('cell.nationality')
    .addOrderBy('cell.transport')
    .addOrderBy('cell.sex')
    .addOrderBy('cell.ageBand')
    .getMany();
}
