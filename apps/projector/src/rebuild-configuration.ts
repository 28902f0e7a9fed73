import { Variable } from '@homeward/configuration';
import { IsOptional, Matches, MaxLength } from 'class-validator';

const MAX_PATH = 1_000;
const POSTGRES_URL = /^postgres(ql)?:\/\//;

/** Where a rebuild finds the log and the read models: the same variables as the service's. */
export class RebuildConfiguration {
  /** Of a standalone installation; the running one's server is used when there is one. */
  @Variable('HOMEWARD_DATA_DIR')
  @MaxLength(MAX_PATH)
  readonly dataDir: string = '.homeward';

  /** An administrator's address of an existing PostgreSQL; the embedded one is used when absent. */
  @Variable('HOMEWARD_DATABASE_URL')
  @IsOptional()
  @Matches(POSTGRES_URL, { message: 'must look like postgres://user:password@host:5432/postgres' })
  readonly databaseUrl?: string;

  @Variable('HOMEWARD_KEYS_DATABASE_URL')
  @IsOptional()
  @Matches(POSTGRES_URL, { message: 'must look like postgres://user:password@host:5432/postgres' })
  readonly keysDatabaseUrl?: string;
}
