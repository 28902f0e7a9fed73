import { integer, Variable } from '@homeward/configuration';
import { HttpServiceConfiguration } from '@homeward/wiring';
import { IsInt, Max, Min } from 'class-validator';

/** What the environment says about one process that runs every service. All of it has a default. */
export class StandaloneConfiguration extends HttpServiceConfiguration {
  /** Seconds between two looks at what is due; 0 leaves deadlines to another process. */
  @Variable('HOMEWARD_DEADLINES_EVERY_SECONDS', integer)
  @IsInt()
  @Min(0)
  @Max(3_600)
  readonly deadlinesEverySeconds: number = 5;
}
