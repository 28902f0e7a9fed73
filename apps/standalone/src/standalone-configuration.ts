import { integer, Variable } from '@homeward/configuration';
import { LOG_LEVELS, type LogLevel } from '@homeward/platform';
import { IsIn, IsInt, IsOptional, IsUrl, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';

const MAX_PATH = 1_000;
const POSTGRES_URL = /^postgres(ql)?:\/\//;

/** What the environment says about one process that runs every service. All of it has a default. */
export class StandaloneConfiguration {
  @Variable('HOMEWARD_HTTP_HOST')
  @MaxLength(255)
  readonly httpHost: string = '127.0.0.1';

  @Variable('HOMEWARD_HTTP_PORT', integer)
  @IsInt()
  @Min(0)
  @Max(65_535)
  readonly httpPort: number = 3000;

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

  @Variable('HOMEWARD_OIDC_ISSUER')
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['https', 'http'] })
  readonly oidcIssuer?: string;

  @Variable('HOMEWARD_OIDC_JWKS_URL')
  @ValidateIf((configuration: StandaloneConfiguration) => configuration.oidcIssuer !== undefined)
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['https', 'http'] })
  readonly oidcJwksUrl?: string;

  @Variable('HOMEWARD_OIDC_AUDIENCE')
  @MaxLength(255)
  readonly oidcAudience: string = 'homeward';

  /** Where the offices are described; the built-in demonstration offices when absent. */
  @Variable('HOMEWARD_OFFICES_FILE')
  @IsOptional()
  @MaxLength(MAX_PATH)
  readonly officesFile?: string;

  @Variable('NODE_ENV')
  @IsOptional()
  @IsIn(['development', 'test', 'production'])
  readonly environment?: string;

  @Variable('LOG_LEVEL')
  @IsIn(LOG_LEVELS)
  readonly logLevel: LogLevel = 'info';
}
