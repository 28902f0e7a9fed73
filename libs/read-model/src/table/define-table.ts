import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';

/** Every read model lives in this schema; a table under construction in the other one, where no reader looks. */
export const READ_MODEL_SCHEMA = 'read_model';
export const CONSTRUCTION_SCHEMA = 'read_model_next';

type ColumnDefinition = Omit<EntitySchemaColumnOptions, 'name' | 'primary'>;

/** Reading answers ISO 8601 text in UTC, as it was written; the driver alone would answer `Date`. */
const asIsoText = {
  to: (value: unknown): unknown => value,
  from: (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value),
};

/** "C" so that keys and positions sort by their bytes, whatever the database's own language. */
export const text: ColumnDefinition = { type: 'text', collation: 'C' };
export const uuid: ColumnDefinition = { type: 'uuid' };
export const integer: ColumnDefinition = { type: 'integer' };
/** Up to the largest safe integer; the driver alone would answer text. */
export const bigInteger: ColumnDefinition = { type: 'bigint', transformer: { to: (value: unknown): unknown => value, from: Number } };
export const date: ColumnDefinition = { type: 'date' };
export const instant: ColumnDefinition = { type: 'timestamp with time zone', transformer: asIsoText };
export const json: ColumnDefinition = { type: 'jsonb' };
export const textArray: ColumnDefinition = { type: 'text', array: true };
export const flag: ColumnDefinition = { type: 'boolean' };
export const optional = (column: ColumnDefinition): ColumnDefinition => ({ ...column, nullable: true });

export interface TableDefinition<Row extends object> {
  readonly name: string;
  readonly key: readonly (keyof Row & string)[];
  readonly columns: { readonly [Property in keyof Required<Row>]: ColumnDefinition };
  /** Properties of each index, in their order. */
  readonly indexes?: readonly (readonly (keyof Row & string)[])[];
}

/**
 * The entity of a read model. Constraints and indexes have the names PostgreSQL itself gives to the copies that a rebuild
 * makes with `like ... including all`, so that a rebuilt table cannot be told from a migrated one.
 */
export function defineTable<Row extends object>({ name, key, columns, indexes = [] }: TableDefinition<Row>): EntitySchema<Row> {
  const entries = Object.entries(columns) as [keyof Row & string, ColumnDefinition][];
  return new EntitySchema<Row>({
    name,
    tableName: name,
    schema: READ_MODEL_SCHEMA,
    columns: Object.fromEntries(
      entries.map(([property, column]) => [
        property,
        {
          ...column,
          name: snakeCase(property),
          ...(key.includes(property) ? { primary: true, primaryKeyConstraintName: `${name}_pkey` } : {}),
        },
      ]),
    ) as never,
    indices: indexes.map((properties) => ({
      name: `${name}_${properties.map(snakeCase).join('_')}_idx`,
      columns: [...properties],
    })),
  });
}

export function snakeCase(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
