import { type Moment, MOMENTS } from '@homeward/platform';
import type { Installation } from './installation';

/** One death, and what must be true when the same is asked again. */
export interface Scenario {
  readonly moment: Moment;
  /** What is done while the process dies. */
  readonly given: string;
  readonly then: string;
  readonly run: (installation: Installation, moment: Moment) => Promise<void>;
}

export const sentenceOf = ({ moment, given, then }: Scenario): string => `given ${given}, when the process dies at ${moment} (${MOMENTS[moment]}), then ${then}`;
