import type { CalendarDate } from './person';
import type { Gate } from './vocabulary';

/** What one gate said for one travel date. */
export interface GateResult {
  readonly gate: Gate;
  readonly status: 'open' | 'closed' | 'not-applicable';
  /** Why it is closed, in words for the officer; a code list, never narrative. */
  readonly reason?: string;
  readonly validUntil?: CalendarDate;
}
