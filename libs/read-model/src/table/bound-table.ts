import type { DataSource, EntitySchema } from 'typeorm';
import { CONSTRUCTION_SCHEMA, READ_MODEL_SCHEMA } from './define-table';

export interface BoundColumn {
  /** As rows name it. */
  readonly property: string;
  /** As the database names it, quoted. */
  readonly column: string;
  readonly sqlType: string;
  readonly isArray: boolean;
}

/** A read model's table as the statements that write it need it. */
export interface BoundTable {
  readonly name: string;
  /** Schema-qualified and quoted: where readers look, and where a rebuild works unseen. */
  readonly live: string;
  readonly underConstruction: string;
  readonly columns: readonly BoundColumn[];
  readonly key: readonly BoundColumn[];
}

export function bindTable(dataSource: DataSource, entity: EntitySchema<never> | EntitySchema): BoundTable {
  const metadata = dataSource.getMetadata(entity);
  const columns = metadata.columns.map(({ propertyName, databaseName, type, isArray, isPrimary }) => ({
    property: propertyName,
    column: `"${databaseName}"`,
    sqlType: `${String(type)}${isArray ? '[]' : ''}`,
    isArray,
    isPrimary,
  }));
  return {
    name: metadata.tableName,
    live: `"${READ_MODEL_SCHEMA}"."${metadata.tableName}"`,
    underConstruction: `"${CONSTRUCTION_SCHEMA}"."${metadata.tableName}"`,
    columns,
    key: columns.filter(({ isPrimary }) => isPrimary),
  };
}
