import { Variable } from '@homeward/configuration';
import { IsIn, IsOptional, Matches, MaxLength, ValidateIf } from 'class-validator';

const MAX_PATH = 1_000;
const POSTGRES_URL = /^postgres(ql)?:\/\//;
const EVENTSTOREDB_URL = /^esdb(\+discover)?:\/\//;
const ROLE_ADDRESS = 'must look like postgres://role:password@host:5432/homeward';

const EVENT_STORES = ['postgres', 'eventstoredb'] as const;
export type EventStoreKind = (typeof EVENT_STORES)[number];

/** Where the databases are: for the service and for every command beside it. */
export class DatabaseConfiguration {
  /** Database, keys and reports of a standalone installation. */
  @Variable('HOMEWARD_DATA_DIR')
  @MaxLength(MAX_PATH)
  readonly dataDir: string = '.homeward';

  /** An administrator's address of an existing PostgreSQL; the embedded one is used when absent. */
  @Variable('HOMEWARD_DATABASE_URL')
  @IsOptional()
  @Matches(POSTGRES_URL, { message: 'must look like postgres://user:password@host:5432/postgres' })
  readonly databaseUrl?: string;

  /** The same for the key store, so that keys can live on another server than the data they open. */
  @Variable('HOMEWARD_KEYS_DATABASE_URL')
  @IsOptional()
  @Matches(POSTGRES_URL, { message: 'must look like postgres://user:password@host:5432/postgres' })
  readonly keysDatabaseUrl?: string;

  /** The log in PostgreSQL as the role that appends to it. With the two below it takes the place of the administrator's address. */
  @Variable('HOMEWARD_EVENT_STORE_URL')
  @ValidateIf(({ eventStore, eventStoreUrl, readModelUrl }: DatabaseConfiguration) => eventStoreUrl !== undefined || (readModelUrl !== undefined && eventStore !== 'eventstoredb'))
  @Matches(POSTGRES_URL, { message: ROLE_ADDRESS })
  readonly eventStoreUrl?: string;

  /** The read models as the role that owns them. */
  @Variable('HOMEWARD_READ_MODEL_URL')
  @ValidateIf(namesRoles)
  @Matches(POSTGRES_URL, { message: ROLE_ADDRESS })
  readonly readModelUrl?: string;

  /** The key store as its role; services that open nothing sealed need none. */
  @Variable('HOMEWARD_KEYS_URL')
  @IsOptional()
  @Matches(POSTGRES_URL, { message: ROLE_ADDRESS })
  readonly keysUrl?: string;

  /** Folder of the master keys; `master-keys` in the data folder when absent. */
  @Variable('HOMEWARD_MASTER_KEYS_DIR')
  @IsOptional()
  @MaxLength(MAX_PATH)
  readonly masterKeysDir?: string;

  /** Where the log is kept: in PostgreSQL, or in EventStoreDB beside it. */
  @Variable('EVENT_STORE')
  @IsIn(EVENT_STORES)
  readonly eventStore: EventStoreKind = 'postgres';

  @Variable('EVENTSTOREDB_URL')
  @ValidateIf(({ eventStore, eventStoreDbUrl }: DatabaseConfiguration) => eventStore === 'eventstoredb' || eventStoreDbUrl !== undefined)
  @Matches(EVENTSTOREDB_URL, { message: 'must look like esdb://user:password@host:2113?tls=true' })
  readonly eventStoreDbUrl?: string;
}

/** A service that is told one of the addresses is told both, or it would take the other from somewhere else. */
function namesRoles({ eventStoreUrl, readModelUrl }: DatabaseConfiguration): boolean {
  return eventStoreUrl !== undefined || readModelUrl !== undefined;
}
