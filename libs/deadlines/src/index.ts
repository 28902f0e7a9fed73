/**
 * Deadlines counted in an office's zone and working days, and the book of those that are open.
 * Guarantees: pure, no clock; the same state and calendar make the same deadlines. Refuses to know what a step is about.
 */
export type { OfficeCalendar } from './office-calendar';
export { NO_DEADLINES, type DeadlineLedger, type OpenDeadline, type WantedDeadline } from './ledger';
