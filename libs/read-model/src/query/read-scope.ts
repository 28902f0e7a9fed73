import type { SelectQueryBuilder } from 'typeorm';

/** Which cases a reader may see or count; no field means all of them. The edge makes it from the caller's rights. */
export interface ReadScope {
  readonly office?: string;
  readonly returnCountry?: string;
}

/** A row that says where its case is and where it goes. */
interface Placed {
  readonly office: string;
  readonly returnCountry: string;
}

/** Narrows a query to the scope. Every query of cases passes here, so that none forgets it. */
export function within<Row extends Placed>(rows: SelectQueryBuilder<Row>, { office, returnCountry }: ReadScope): SelectQueryBuilder<Row> {
  if (office !== undefined) rows.andWhere(`${rows.alias}.office = :scopeOffice`, { scopeOffice: office });
  if (returnCountry !== undefined) rows.andWhere(`${rows.alias}.returnCountry = :scopeReturnCountry`, { scopeReturnCountry: returnCountry });
  return rows;
}
