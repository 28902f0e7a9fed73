import type { CommandContext } from './commands';
import { calendarDateIn } from './dates';
import type { CalendarDate } from './person';
import { refusal } from './refusal';
import type { Guard } from './rule';
import type { RegisteredCase } from './state';
import type { Purpose } from './vocabulary';

/** The office's calendar day on which the command is asked. */
export function todayOf({ zone, now }: CommandContext): CalendarDate {
  return calendarDateIn(zone, now);
}

/** Whether the person's consent to a purpose covers a day. */
export function hasConsent(state: RegisteredCase, purpose: Purpose, on: CalendarDate): boolean {
  const validUntil = state.consent.purposes[purpose];
  return validUntil !== undefined && validUntil >= on;
}

/** Holds while the person's consent to the purpose lives. */
export function consentTo(purpose: Purpose): Guard {
  return (state, context) =>
    hasConsent(state, purpose, todayOf(context))
      ? undefined
      : refusal('ConsentMissing', `consent.${purpose}`, `There is no live consent to ${purpose}.`);
}
