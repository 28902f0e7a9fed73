import { Variable } from '@homeward/configuration';
import { IsOptional, Matches, MaxLength } from 'class-validator';

const MAX_PATH = 1_000;
const POSTGRES_URL = /^postgres(ql)?:\/\//;

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
}
