/** For one statement, where nobody configured another. */
export const DEFAULT_STATEMENT_TIMEOUT_MS = 30_000;

/** How long a connection attempt, or the wait for a free connection of a pool, may take at most. */
const CONNECT_TIMEOUT_MS = 5_000;
/** A quiet connection is asked for a sign of life after so long, by the operating system. */
const KEEPALIVE_DELAY_MS = 10_000;
/** How the server finds out that a client has gone without a word: asked every ten seconds, gone after three in vain. */
export const KEEPALIVE_SETTINGS = { tcp_keepalives_idle: '10', tcp_keepalives_interval: '10', tcp_keepalives_count: '3' } as const;

/** The server gives up on a lock first, then on the statement, and the client on the server last. */
const LOCK_SHARE = 2 / 3;
const CLIENT_SHARE = 4 / 3;

/** Limits in milliseconds, under the names of node-postgres and of PostgreSQL. */
export interface DatabaseLimits {
  readonly connectionTimeoutMillis: number;
  /** How long the client waits for an answer that the server should long have given. */
  readonly queryTimeoutMs: number;
  readonly keepAlive: true;
  readonly keepAliveInitialDelayMillis: number;
  /** Of the session, for `startupOptions`. */
  readonly settings: Readonly<Record<string, string>>;
}

/** All limits of a connection, from how long the server may take over one statement. */
export function databaseLimits(statementTimeoutMs = DEFAULT_STATEMENT_TIMEOUT_MS): DatabaseLimits {
  return {
    connectionTimeoutMillis: Math.min(CONNECT_TIMEOUT_MS, statementTimeoutMs),
    queryTimeoutMs: Math.ceil(statementTimeoutMs * CLIENT_SHARE),
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEPALIVE_DELAY_MS,
    settings: {
      statement_timeout: `${statementTimeoutMs}`,
      lock_timeout: `${Math.ceil(statementTimeoutMs * LOCK_SHARE)}`,
      // Who was lost without a word in the middle of a transaction would hold its locks for hours.
      idle_in_transaction_session_timeout: `${statementTimeoutMs}`,
      ...KEEPALIVE_SETTINGS,
    },
  };
}

/** Settings of a session in the form in which a connection asks for them as it begins. */
export const startupOptions = (settings: Readonly<Record<string, string>>): string => Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`).join(' ');
