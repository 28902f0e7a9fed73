import { integer, Variable } from '@homeward/configuration';
import { LOG_LEVELS, type LogLevel } from '@homeward/platform';
import { IsIn, IsInt, IsOptional, IsUrl, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { type ClockLimits, DEFAULT_CLOCK_LIMITS } from '../clock/clock-distance';
import { DatabaseConfiguration } from '../database-configuration';

const MAX_PATH = 1_000;
const MAX_DRAIN_SECONDS = 60;
const MAX_ANSWER_SECONDS = 300;
const MAX_DATABASE_TIMEOUT_SECONDS = 300;
const MAX_CLOCK_SECONDS = 86_400;
const WEB_ADDRESS = { require_tld: false, require_protocol: true, protocols: ['https', 'http'] };
const SERVER = '(nats|tls)://[^\\s,]+';
/** One server, or several of a cluster. */
const NATS_URL = new RegExp(`^${SERVER}(,${SERVER})*$`);
const MAX_NATS_REPLICAS = 5;

/** What the environment says about every service. */
export class ServiceConfiguration extends DatabaseConfiguration {
  @Variable('HOMEWARD_HTTP_HOST')
  @MaxLength(255)
  readonly httpHost: string = '127.0.0.1';

  @Variable('HOMEWARD_HTTP_PORT', integer)
  @IsInt()
  @Min(0)
  @Max(65_535)
  readonly httpPort: number = 3000;

  /** Seconds between saying that no more requests should come and stopping: what a load balancer needs to hear it. */
  @Variable('HOMEWARD_DRAIN_SECONDS', integer)
  @IsInt()
  @Min(0)
  @Max(MAX_DRAIN_SECONDS)
  readonly drainSeconds: number = 0;

  /** Seconds in which every request is answered, if only to say that its outcome is not known yet. */
  @Variable('HOMEWARD_ANSWER_SECONDS', integer)
  @IsInt()
  @Min(1)
  @Max(MAX_ANSWER_SECONDS)
  readonly answerSeconds: number = 30;

  /** How long PostgreSQL may take over one statement; all other limits of a connection follow from it. */
  @Variable('HOMEWARD_DATABASE_TIMEOUT_SECONDS', integer)
  @IsInt()
  @Min(1)
  @Max(MAX_DATABASE_TIMEOUT_SECONDS)
  readonly databaseTimeoutSeconds: number = 30;

  /** Seconds this machine's clock may be from the database's before an operator is warned. */
  @Variable('HOMEWARD_CLOCK_WARNING_SECONDS', integer)
  @IsInt()
  @Min(1)
  @Max(MAX_CLOCK_SECONDS)
  readonly clockWarningSeconds: number = DEFAULT_CLOCK_LIMITS.warningSeconds;

  /** Seconds beyond which the service takes no work and deadlines wait. */
  @Variable('HOMEWARD_CLOCK_LIMIT_SECONDS', integer)
  @IsInt()
  @Min(1)
  @Max(MAX_CLOCK_SECONDS)
  readonly clockLimitSeconds: number = DEFAULT_CLOCK_LIMITS.limitSeconds;

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

  /** The broker of the services that use one. */
  @Variable('HOMEWARD_NATS_URL')
  @ValidateIf(({ needsNats, natsUrl }: ServiceConfiguration) => needsNats || natsUrl !== undefined)
  @Matches(NATS_URL, { message: 'must look like nats://host:4222' })
  readonly natsUrl?: string;

  /** A file with the user's JWT and seed. */
  @Variable('HOMEWARD_NATS_CREDENTIALS_FILE')
  @IsOptional()
  @MaxLength(MAX_PATH)
  readonly natsCredentialsFile?: string;

  /** A PEM file with the authorities that the broker's certificate is checked against. */
  @Variable('HOMEWARD_NATS_CA_FILE')
  @IsOptional()
  @MaxLength(MAX_PATH)
  readonly natsCaFile?: string;

  /** Copies of the stream in a cluster of brokers. */
  @Variable('HOMEWARD_NATS_REPLICAS', integer)
  @IsInt()
  @Min(1)
  @Max(MAX_NATS_REPLICAS)
  readonly natsReplicas: number = 1;

  @Variable('NODE_ENV')
  @IsOptional()
  @IsIn(['development', 'test', 'production'])
  readonly environment?: string;

  @Variable('LOG_LEVEL')
  @IsIn(LOG_LEVELS)
  readonly logLevel: LogLevel = 'info';

  /** Whether the service does nothing without a broker. */
  readonly needsNats: boolean = false;
}

/** How far the machine's clock may be from the database's, as it is configured. */
export function clockLimitsOf({ clockWarningSeconds, clockLimitSeconds }: ServiceConfiguration): ClockLimits {
  return { warningSeconds: clockWarningSeconds, limitSeconds: clockLimitSeconds };
}

/** The same for services that people ask. */
export class HttpServiceConfiguration extends ServiceConfiguration {
  @Variable('HOMEWARD_OIDC_ISSUER')
  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  readonly oidcIssuer?: string;

  @Variable('HOMEWARD_OIDC_JWKS_URL')
  @ValidateIf((configuration: HttpServiceConfiguration) => configuration.oidcIssuer !== undefined)
  @IsUrl(WEB_ADDRESS)
  readonly oidcJwksUrl?: string;

  @Variable('HOMEWARD_OIDC_AUDIENCE')
  @MaxLength(255)
  readonly oidcAudience: string = 'homeward';

  /** The client that people log in through, for which logout tokens are made; the audience when absent. */
  @Variable('HOMEWARD_OIDC_CLIENT_ID')
  @IsOptional()
  @MaxLength(255)
  readonly oidcClientId?: string;
}
