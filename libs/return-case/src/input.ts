import { isCalendarDate } from './dates';
import type { CalendarDate } from './person';
import { ensure } from './refusal';

/** Checks of what an officer typed that several rules share. Messages name the field, never its value. */

export function ensureText(subject: string, value: string): void {
  ensure(value.trim().length > 0, 'InvalidValue', subject, `${subject} must not be empty.`);
}

export function ensureSome(subject: string, values: readonly unknown[]): void {
  ensure(values.length > 0, 'InvalidValue', subject, `${subject} must name at least one.`);
}

export function ensureDistinct(subject: string, values: readonly string[]): void {
  ensure(new Set(values).size === values.length, 'InvalidValue', subject, `${subject} must not name anything twice.`);
}

export function ensureDate(subject: string, value: CalendarDate): void {
  ensure(isCalendarDate(value), 'InvalidValue', subject, `${subject} must be a calendar date (YYYY-MM-DD).`);
}

export function ensureNotPast(subject: string, value: CalendarDate, today: CalendarDate): void {
  ensureDate(subject, value);
  ensure(value >= today, 'InvalidValue', subject, `${subject} must not be in the past.`);
}

export function ensureNotFuture(subject: string, value: CalendarDate, today: CalendarDate): void {
  ensureDate(subject, value);
  ensure(value <= today, 'InvalidValue', subject, `${subject} must not be in the future.`);
}
