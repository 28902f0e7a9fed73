import type { Standalone } from '../start-standalone';
import type { DemoClock } from './demo-clock';

/** What the demonstration works with. */
export interface DemoParts {
  readonly system: Standalone;
  readonly clock: DemoClock;
  /** The intake sheet. */
  readonly sheetPath: string;
  /** Where report files go. */
  readonly reportsDir: string;
  readonly signal: AbortSignal;
  readonly out: NodeJS.WriteStream;
}
