import { DateTime } from 'luxon';
import type { CalendarDate } from '@homeward/return-case';

/** Day before month, as most of the world writes, or month before day. */
export const DATE_ORDERS = ['dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;
const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** A full calendar date, ISO 8601, or in the stated order of day, month and year. Undefined when it is none. */
export function readDate(text: string, order: DateOrder | undefined): CalendarDate | undefined {
  if (ISO.test(text)) return validDate(text.slice(0, 10));
  const [, first = '', second = '', year = ''] = SLASHED.exec(text) ?? [];
  if (year === '' || order === undefined) return undefined;
  const [day, month] = order === 'dmy' ? [first, second] : [second, first];
  return validDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function validDate(text: string): CalendarDate | undefined {
  return DateTime.fromISO(text, { zone: 'utc' }).isValid ? text : undefined;
}
