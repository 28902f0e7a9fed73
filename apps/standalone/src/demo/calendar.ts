import type { CalendarDate, Instant } from '@homeward/return-case';

/**
 * The demonstration plays in a fixed past: its clock starts at the import and is moved on as the cases go on, because time
 * to think, follow-up months and validities are part of the rules.
 */
export const DEMO_STARTS_AT: Instant = '2025-03-03T08:00:00.000Z';
export const FIRST_COHORT_ON: CalendarDate = '2025-03-04';
/** People wait: every cohort begins a month after the one before. */
export const COHORTS = 6;
export const DAYS_BETWEEN_COHORTS = 30;

/** The days of a case's own way, from its first. Departure needs what comes before it still in date on day 24. */
export const DAY = {
  consent: 0,
  screening: 1,
  counselling: 2,
  assessment: 4,
  submission: 6,
  review: 7,
  signOff: 8,
  requests: 9,
  answers: 16,
  gates: 17,
  booking: 18,
  manifest: 19,
  verification: 22,
  embarkationCheck: 23,
  departure: 24,
  monthOne: 24 + 31,
  monthThree: 24 + 92,
  monthSix: 24 + 183,
  monthTwelve: 24 + 360,
} as const;
