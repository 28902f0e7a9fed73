/**
 * Deadlines counted in an office's zone and working days, and the book of those that are open.
 * Guarantees: pure, no clock; the same state and calendar make the same deadlines. Refuses to know what a step is about.
 */
export {
  type DeadlineLedger,
  NO_DEADLINES,
  type OpenDeadline,
  type WantedDeadline,
  withDone,
  withExtended,
  withLapsed,
  withMark,
  withPause,
  withSet,
  withSettled,
} from './ledger';
export { addWorkingDays, isWorkingDay, MAX_WORKING_DAYS, type OfficeCalendar } from './office-calendar';
export { endOfOfficeDay, endOfOfficeDayAfter, hoursLater, justAfter, movedOn, startOfOfficeDay } from './office-day';
export { type DeadlineChange, type Moment, reconcile } from './reconcile';
export { type DeadlineTimer, timersOf } from './timers';
