/**
 * A real PostgreSQL from npm, run as our own child: the default database where `DATABASE_URL` is not given.
 * Guarantees: one owner per data folder; no server outlives its owner, not even after kill -9; reachable from this
 * machine only and only with a password; every failure is one `EmbeddedPostgresError` that tells the user what to do.
 * Refuses: to stop a server another living instance owns, to run as root, to listen on a network.
 */
export { databaseServerAt, type DatabaseServer } from './database-server';
export { EmbeddedPostgresError, type EmbeddedPostgresFailure } from './embedded-postgres-error';
export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres';
