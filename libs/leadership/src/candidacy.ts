import { databaseLimits, startupOptions } from '@homeward/database-limits';
import { Client } from 'pg';

const TRY_LOCK = "select pg_try_advisory_lock(hashtextextended('homeward leader of ' || $1, 0)) as mine";
/** What the server does not answer in this time makes the connection count as gone, whatever its socket says. */
const STATEMENT_TIMEOUT_MS = 2_000;
/**
 * The server ends a session it has not heard from for so long, and frees its lock: the network may have lost a leader
 * without a word. Longer than a leader takes to find out the same of the server, so that it stops before another begins.
 */
const SILENCE_TIMEOUT_MS = 8_000;

/**
 * A connection that does nothing but ask for a lock and hold it. The lock belongs to the session, so it is free again as
 * soon as the process or the connection ends.
 */
export class Candidacy {
  protected readonly client: Client;
  private readonly ending = new AbortController();

  constructor(
    connectionString: string,
    protected readonly name: string,
  ) {
    const { settings, queryTimeoutMs, ...limits } = databaseLimits(STATEMENT_TIMEOUT_MS);
    this.client = new Client({
      connectionString,
      application_name: 'homeward-leadership',
      options: startupOptions({ ...settings, idle_session_timeout: `${SILENCE_TIMEOUT_MS}` }),
      query_timeout: queryTimeoutMs,
      ...limits,
    });
    this.client.on('error', () => this.lose());
    this.client.on('end', () => this.lose());
  }

  /** Aborts when the connection has ended, and the lock with it. */
  get lost(): AbortSignal {
    return this.ending.signal;
  }

  async connect(): Promise<void> {
    await this.client.connect();
  }

  /** Whether the lock is ours now. Rejects when the connection is gone. */
  async tryToLead(): Promise<boolean> {
    const { rows } = await this.client.query<{ mine: boolean }>(TRY_LOCK, [this.name]);
    return rows[0]?.mine === true;
  }

  /** Finds out whether the server still answers: a socket can look open for minutes after a network has gone. */
  async probe(): Promise<void> {
    try {
      await this.client.query('select 1');
    } catch {
      this.lose();
    }
  }

  /** Ends the connection, and with it the lock. May be called again. */
  async withdraw(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }

  protected lose(): void {
    this.ending.abort(new LeadershipLost(this.name));
  }
}

/** The connection that held the lock has ended; somebody else may lead by now. */
export class LeadershipLost extends Error {
  override readonly name = 'LeadershipLost';
  readonly code = 'LeadershipLost';

  constructor(name: string) {
    super(`The connection that held the lock of ${name} has ended.`);
  }
}
