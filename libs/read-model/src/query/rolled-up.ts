import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** The counts of a counters' table over the dimensions asked for; those come from a closed list, never from a request. */
export async function rolledUp<Dimension extends string>(
  cells: SelectQueryBuilder<ObjectLiteral>,
  dimensions: readonly Dimension[],
): Promise<readonly (Readonly<Partial<Record<Dimension, string>>> & { readonly cases: number })[]> {
  const { alias } = cells;
  cells.select(`coalesce(sum(${alias}.cases), 0)::int`, 'cases');
  for (const dimension of dimensions) {
    const column = `${alias}.${dimension}`;
    cells.addSelect(column, dimension).addGroupBy(column).addOrderBy(column);
  }
  return cells.getRawMany();
}
