import type { Phase } from '@homeward/return-case';
import type { DemoCase } from './person';
import type { Step } from './step';

/** For whom a scenario can be told. Families share one scenario, so that they travel together. */
export type Suits = 'anybody' | 'adults' | 'children-alone';

/** One way a case can go. */
export interface Scenario {
  readonly name: string;
  /** Shares of those it suits; they need not add up to anything. */
  readonly share: number;
  readonly suits: Suits;
  /** The phase the case stands in when all steps are done. */
  readonly ends: Phase;
  /** What is done, in order of time. */
  readonly steps: (demoCase: DemoCase) => readonly Step[];
}
