/**
 * How long anybody waits for PostgreSQL, and whether it has room on its disk.
 * Guarantees: every connection made with these limits answers or fails; none waits for ever on a network that went silent.
 * Refuses: to know a driver, or what is asked.
 */
export { DEFAULT_STATEMENT_TIMEOUT_MS, databaseLimits, type DatabaseLimits, KEEPALIVE_SETTINGS, startupOptions } from './database-limits';
export { DiskRoom } from './disk-room';
