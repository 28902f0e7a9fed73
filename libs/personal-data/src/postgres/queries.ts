import { databaseLimits, DiskRoom, startupOptions } from '@homeward/database-limits';
import { Pool, type QueryResultRow } from 'pg';
import { KeyStoreUnavailable } from '../errors';
import { sql } from './sql';

const CONNECTIONS = 4;

/** Plans are made once and kept; one made on an empty table would scan it for ever, so scans are out of the question. */
const SESSION_SETTINGS = {
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  jit: 'off',
} as const;

const TEXTS = {
  'find-keys-of-owners': sql('queries/find-keys-of-owners'),
  'find-keys': sql('queries/find-keys'),
  'create-keys': sql('queries/create-keys'),
  'erase-subject': sql('queries/erase-subject'),
  'epochs': sql('queries/epochs'),
  'keys-of-epoch': sql('queries/keys-of-epoch'),
  'count-keys-of-epoch': sql('queries/count-keys-of-epoch'),
  'erased-in-current-epoch': sql('queries/erased-in-current-epoch'),
  'find-tokens': sql('queries/find-tokens'),
  'find-texts': sql('queries/find-texts'),
  'begin-epoch': 'select key_store.begin_epoch($1, $2) as begun',
  'rewrap-keys': 'select key_store.rewrap_keys($1, $2, $3, $4) as rewrapped',
  'end-epoch': 'select key_store.end_epoch($1)',
  'add-tokens': 'select key_store.add_tokens($1, $2, $3, $4) as added',
  'replace-texts': 'select key_store.replace_texts($1, $2, $3, $4) as replaced',
  'remove-tokens': 'select key_store.remove_tokens($1)',
  'applied-migrations': 'select version from key_store.migration order by version',
} as const;

/** Raised by `create_keys` when another process has begun a new epoch. */
export const EPOCH_NOT_CURRENT = 'HWK01';

/** Where the keys are, and how long their server may take over one statement, in milliseconds; 30,000 by default. */
export interface KeyStoreAddress {
  readonly connectionString: string;
  readonly statementTimeoutMs?: number | undefined;
}

/** The prepared queries of the key store on a small pool. Errors leave it without the driver's words: those quote values. */
export class KeyQueries {
  readonly room = new DiskRoom();
  private readonly pool: Pool;

  constructor({ connectionString, statementTimeoutMs }: KeyStoreAddress) {
    const { settings, queryTimeoutMs, ...limits } = databaseLimits(statementTimeoutMs);
    this.pool = new Pool({
      connectionString,
      application_name: 'homeward-key-store',
      options: startupOptions({ ...SESSION_SETTINGS, ...settings }),
      max: CONNECTIONS,
      query_timeout: queryTimeoutMs,
      ...limits,
    });
    // A connection that dies idle is replaced when the next query wants it; that query reports the outage.
    this.pool.on('error', () => undefined);
  }

  async run<Row extends QueryResultRow>(name: keyof typeof TEXTS, values: readonly unknown[] = []): Promise<readonly Row[]> {
    try {
      const { rows } = await this.pool.query<Row>({ name, text: TEXTS[name], values: [...values] });
      this.room.succeeded(name);
      return rows;
    } catch (error) {
      this.room.failed(name, codeOf(error));
      throw new KeyStoreUnavailable(`The key store failed at ${name}.`, codeOf(error));
    }
  }

  end(): Promise<void> {
    return this.pool.end();
  }
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
