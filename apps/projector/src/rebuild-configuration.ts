import { Variable } from '@homeward/configuration';
import { DatabaseConfiguration } from '@homeward/wiring';
import { IsOptional, MaxLength } from 'class-validator';

const MAX_PATH = 1_000;

/** What the environment says about a rebuild. The offices are those of the running system, for their days. */
export class RebuildConfiguration extends DatabaseConfiguration {
  @Variable('HOMEWARD_OFFICES_FILE')
  @IsOptional()
  @MaxLength(MAX_PATH)
  readonly officesFile?: string;
}
