/**
 * SQL that stands in files, and schemas brought up from it.
 * Guarantees: a migration is applied once and never silently edited. Refuses to know a driver or what the SQL is about.
 */
export { migrateSchema, type Migration, type SchemaOptions, type SqlConnection } from './migrate-schema';
export { schemaProblems } from './schema-problems';
export { sqlFilesIn, type SqlFiles } from './sql-files';
