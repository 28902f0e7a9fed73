import { databaseLimits, startupOptions } from '@homeward/database-limits';
import { Pool, type ClientConfig } from 'pg';

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
} as const;

/** Values as the server wrote them: JSON stays text, and nothing is parsed that nobody asks for. */
const RAW_TYPES = { getTypeParser: () => (value: string | Buffer) => value };

/** Where the log is, and how long its server may take over one statement, in milliseconds; 30,000 by default. */
export interface StoreAddress {
  readonly connectionString: string;
  readonly statementTimeoutMs?: number | undefined;
}

/** The settings of one connection of the store. */
export function storeConnection({ connectionString, statementTimeoutMs }: StoreAddress): ClientConfig {
  const { settings, queryTimeoutMs, ...limits } = databaseLimits(statementTimeoutMs);
  return {
    connectionString,
    application_name: 'homeward-event-store',
    options: startupOptions({ ...SESSION_SETTINGS, ...settings }),
    query_timeout: queryTimeoutMs,
    ...limits,
    types: RAW_TYPES,
  };
}

/** Connections of the store. One that dies idle is replaced when the next query wants it; that query reports the outage. */
export function storePool(address: StoreAddress, size: number): Pool {
  const pool = new Pool({ ...storeConnection(address), max: size, min: 1, idleTimeoutMillis: 0 });
  pool.on('error', () => undefined);
  return pool;
}
