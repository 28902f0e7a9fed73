import { integer, Variable } from '@homeward/configuration';
import { ServiceConfiguration } from '@homeward/wiring';
import { IsInt, Max, Min } from 'class-validator';

/** What the environment says about the deadlines as a service of their own. */
export class DeadlinesConfiguration extends ServiceConfiguration {
  /** Seconds between two looks at what is due. */
  @Variable('HOMEWARD_DEADLINES_EVERY_SECONDS', integer)
  @IsInt()
  @Min(1)
  @Max(3_600)
  readonly deadlinesEverySeconds: number = 5;
}
