import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** Which cases a reader may see, as far as rows can tell. `none` matches nothing. */
export type RowScope =
  | { readonly kind: 'none' }
  | { readonly kind: 'network' }
  | { readonly kind: 'office'; readonly office: string }
  | { readonly kind: 'return-country'; readonly country: string };

/** Narrows a query to the scope. `countryColumn` says which column of the table holds the country a reader abroad may see. */
export function within<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, scope: RowScope, countryColumn: string): SelectQueryBuilder<Row> {
  switch (scope.kind) {
    case 'network':
      return query;
    case 'office':
      return query.andWhere(`${query.alias}.office = :scopeOffice`, { scopeOffice: scope.office });
    case 'return-country':
      return query.andWhere(`${query.alias}.${countryColumn} = :scopeCountry`, { scopeCountry: scope.country });
    case 'none':
      return query.andWhere('false');
  }
}
