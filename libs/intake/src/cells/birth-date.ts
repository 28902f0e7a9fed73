import { DATE_PRECISIONS, type BirthDate, type CalendarDate, type DatePrecision } from '@homeward/return-case';
import type { Field } from '../sheet/column-catalogue';
import { withWesternDigits } from './cell-text';
import { folded } from './folded';
import { readDate, type DateOrder } from './date';
import type { RowCells } from './row-cells';

/** What a birth date is judged by. */
export interface BirthDateContext {
  /** The day ages are counted from: the day of the import, or of the sheet. */
  readonly today: CalendarDate;
  readonly maxAgeYears: number;
  /** How `04/05/1990` is to be read; without it such a date is refused, as both readings are somebody's habit. */
  readonly dateOrder?: DateOrder;
}

const ESTIMATE = /^(?:~|≈|c\.|ca\.?|circa|est\.?|env\.?|vers|hacia)\s*(\d{4})$/i;
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const YEAR = /^\d{4}$/;
const AGE = /^\d{1,3}$/;
const LENGTH: Readonly<Record<DatePrecision, number>> = { day: 10, month: 7, year: 4, estimated: 4 };
const PRECISION_WORDS: Readonly<Record<string, DatePrecision>> = {
  jour: 'day', dia: 'day', full: 'day', exact: 'day', mois: 'month', mes: 'month', annee: 'year', ano: 'year',
  estimate: 'estimated', approximate: 'estimated', estime: 'estimated', estimee: 'estimated', estimada: 'estimated', estimado: 'estimated',
};

/** The birth date as exactly as it is known, from a date, a year, an estimate, or an age. */
export function readBirthDate(row: RowCells, context: BirthDateContext): BirthDate | undefined {
  const stated = cutToPrecision(row, statedDate(row, context));
  const age = readAge(row, context);
  const inferred = age === undefined ? undefined : String(yearOf(context.today) - age);
  if (stated) {
    if (inferred !== undefined && Math.abs(Number(inferred) - yearOf(stated.value)) > 1) {
      return row.refuse('age', 'ConflictingValues', 'does not fit the birth date; correct one of them or leave the age empty');
    }
    return stated;
  }
  if (inferred !== undefined && row.isEmpty('birth_date')) return { value: inferred, precision: 'estimated' };
  if (row.isEmpty('birth_date') && row.isEmpty('age')) row.refuse('birth_date', 'MissingValue', 'is empty; a year, an estimate such as ~1990, or an age is enough');
  return undefined;
}

function statedDate(row: RowCells, context: BirthDateContext): BirthDate | undefined {
  const cell = row.text('birth_date');
  if (cell === undefined) return undefined;
  const date = parsed(withWesternDigits(cell), context.dateOrder);
  if (!date) {
    return row.refuse('birth_date', 'InvalidDate', 'is not a date; write 1990-04-17, or 1990-04, 1990 or ~1990 when less is known, in the Gregorian calendar');
  }
  if (date.value > context.today.slice(0, date.value.length)) return row.refuse('birth_date', 'FutureDate', 'lies in the future; write it in the Gregorian calendar');
  if (yearOf(context.today) - yearOf(date.value) > context.maxAgeYears) {
    return row.refuse('birth_date', 'DateTooOld', `is more than ${context.maxAgeYears} years ago; write it in the Gregorian calendar`);
  }
  return date;
}

function parsed(text: string, order: DateOrder | undefined): BirthDate | undefined {
  const estimate = ESTIMATE.exec(text)?.[1];
  if (estimate !== undefined) return { value: estimate, precision: 'estimated' };
  if (YEAR.test(text)) return { value: text, precision: 'year' };
  if (MONTH.test(text)) return { value: text, precision: 'month' };
  const date = readDate(text, order);
  return date === undefined ? undefined : { value: date, precision: 'day' };
}

/** A placeholder such as 1990-01-01 with precision `year` is cut to 1990; a precision finer than the date is refused. */
function cutToPrecision(row: RowCells, date: BirthDate | undefined): BirthDate | undefined {
  const cell = row.text('birth_date_precision');
  if (cell === undefined) return date;
  const precision = DATE_PRECISIONS.find((known) => known === folded(cell)) ?? PRECISION_WORDS[folded(cell)];
  if (precision === undefined) return row.refuse('birth_date_precision', 'UnknownValue', `must be one of: ${DATE_PRECISIONS.join(', ')}`);
  if (!date) return undefined;
  if (LENGTH[precision] > date.value.length || (date.precision === 'estimated' && precision !== 'estimated')) {
    return row.refuse('birth_date_precision', 'PrecisionMismatch', 'says more than the birth date tells');
  }
  return { value: date.value.slice(0, LENGTH[precision]), precision };
}

function readAge(row: RowCells, context: BirthDateContext): number | undefined {
  const cell = row.text('age');
  if (cell === undefined) return undefined;
  const text = withWesternDigits(cell);
  const age = Number(text);
  if (AGE.test(text) && age <= context.maxAgeYears) return age;
  return row.refuse('age', 'InvalidAge', `must be full years from 0 to ${context.maxAgeYears}`);
}

/** A full date of a document. */
export function readFullDate(row: RowCells, field: Field, order: DateOrder | undefined): CalendarDate | undefined {
  const cell = row.text(field);
  if (cell === undefined) return undefined;
  return readDate(withWesternDigits(cell), order) ?? row.refuse(field, 'InvalidDate', 'is not a full date; write 2027-04-17');
}

function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}
