import { Pool, type ClientConfig } from 'pg';

/** How long a connection attempt, or the wait for a free connection, may take. */
const CONNECT_TIMEOUT_MS = 5_000;
/** The server gives up on a statement, then on a lock, then on us; our own patience ends last. */
const STATEMENT_TIMEOUT_MS = 30_000;
const LOCK_TIMEOUT_MS = 20_000;
const QUERY_TIMEOUT_MS = 40_000;

/**
 * Session settings of every connection of the store. Plans are made once and kept: one made on an empty table would scan
 * it for ever, so scans are out of the question, and nothing here runs long enough to be worth compiling.
 * Times come as text in UTC, in the one form `isoTime` reads.
 */
const SESSION_SETTINGS = {
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  jit: 'off',
  TimeZone: 'UTC',
  DateStyle: 'ISO',
  statement_timeout: `${STATEMENT_TIMEOUT_MS}`,
  lock_timeout: `${LOCK_TIMEOUT_MS}`,
} as const;

/** Values as the server wrote them: JSON stays text, and nothing is parsed that nobody asks for. */
const RAW_TYPES = { getTypeParser: () => (value: string | Buffer) => value };

/** The settings of one connection of the store. */
export function storeConnection(connectionString: string): ClientConfig {
  return {
    connectionString,
    application_name: 'homeward-event-store',
    options: Object.entries(SESSION_SETTINGS).map(([name, value]) => `-c ${name}=${value}`).join(' '),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
    types: RAW_TYPES,
  };
}

/** Connections of the store. One that dies idle is replaced when the next query wants it; that query reports the outage. */
export function storePool(connectionString: string, size: number): Pool {
  const pool = new Pool({ ...storeConnection(connectionString), max: size, min: 1, idleTimeoutMillis: 0 });
  pool.on('error', () => undefined);
  return pool;
}
