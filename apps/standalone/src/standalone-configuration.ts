import { integer, Variable } from '@homeward/configuration';
import { LOG_LEVELS, type LogLevel } from '@homeward/platform';
import { DatabaseConfiguration } from '@homeward/wiring';
import { IsIn, IsInt, IsOptional, IsUrl, Max, MaxLength, Min, ValidateIf } from 'class-validator';

const MAX_PATH = 1_000;

/** What the environment says about one process that runs every service. All of it has a default. */
export class StandaloneConfiguration extends DatabaseConfiguration {
  @Variable('HOMEWARD_HTTP_HOST')
  @MaxLength(255)
  readonly httpHost: string = '127.0.0.1';

  @Variable('HOMEWARD_HTTP_PORT', integer)
  @IsInt()
  @Min(0)
  @Max(65_535)
  readonly httpPort: number = 3000;

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

  /** A folder of due-diligence rule sets, one JSON file each; the rules shipped with Homeward alone when absent. */
  @Variable('HOMEWARD_RULE_SETS_DIR')
  @IsOptional()
  @MaxLength(MAX_PATH)
  readonly ruleSetsDir?: string;

  /** Seconds between two looks at what is due; 0 leaves deadlines to another process. */
  @Variable('HOMEWARD_DEADLINES_EVERY_SECONDS', integer)
  @IsInt()
  @Min(0)
  @Max(3_600)
  readonly deadlinesEverySeconds: number = 5;

  @Variable('NODE_ENV')
  @IsOptional()
  @IsIn(['development', 'test', 'production'])
  readonly environment?: string;

  @Variable('LOG_LEVEL')
  @IsIn(LOG_LEVELS)
  readonly logLevel: LogLevel = 'info';
}
