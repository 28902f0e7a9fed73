import type { FactValue } from '@homeward/due-diligence';
import type { CalendarDate } from '../person';
import type { Policy } from '../policy';
import type { RegisteredCase } from '../state';

/** What a fact is, and the names of the events that may have said so. Undefined and null are unknown. */
export type Known = readonly [value: FactValue | null | undefined, ...from: readonly string[]];
export type Facts = Readonly<Record<string, Known>>;

/** What is asked, and of when. Dates are answered raw: whether they are over is for the rules to judge. */
export interface FactQuestion {
  readonly state: RegisteredCase;
  readonly policy: Policy;
  readonly today: CalendarDate;
  readonly isChild: boolean;
}
