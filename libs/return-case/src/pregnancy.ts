import type { CalendarDate } from './person';

/** What a carrier asks about a pregnancy. */
export interface Pregnancy {
  /** Completed weeks on the day of the assessment. */
  readonly weeks: number;
  readonly multiple: boolean;
  /** The day of the doctor's certificate, when there is one. */
  readonly certifiedOn?: CalendarDate;
}
