import type { DataSource } from 'typeorm';
import { within, type ReadScope } from '../query/read-scope';
import { rolledUp } from '../query/rolled-up';
import { DeparturesTable } from './departures.table';

export const DEPARTURE_DIMENSIONS = ['month', 'transport', 'nationality', 'returnCountry', 'hostCountry', 'office', 'sex', 'ageBand'] as const;
export type DepartureDimension = (typeof DEPARTURE_DIMENSIONS)[number];

export interface DeparturesOptions {
  readonly scope: ReadScope;
  readonly by: readonly DepartureDimension[];
  /** `yyyy-mm`, both inclusive. */
  readonly fromMonth?: string;
  readonly toMonth?: string;
}

export type DepartureCount = Readonly<Partial<Record<DepartureDimension, string>>> & { readonly cases: number };

/** How many persons left, counted as they leave. */
export class DeparturesQuery {
  constructor(private readonly dataSource: DataSource) {}

  async count({ scope, by, fromMonth, toMonth }: DeparturesOptions): Promise<readonly DepartureCount[]> {
    const cells = within(this.dataSource.getRepository(DeparturesTable).createQueryBuilder('cell'), scope);
    if (fromMonth !== undefined) cells.andWhere('cell.month >= :fromMonth', { fromMonth });
    if (toMonth !== undefined) cells.andWhere('cell.month <= :toMonth', { toMonth });
    return rolledUp(cells, by);
  }
}
