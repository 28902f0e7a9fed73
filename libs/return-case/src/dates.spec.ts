import { ERASED } from '@homeward/decider';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { addDays, addHours, addMonths, ageBandOf, ageOn, calendarDateIn, daysBetween, earliestOf, hoursBetween, isCalendarDate, isChildOn, isInstant, matchesPrecision } from './dates';

const day = (value: string) => ({ value, precision: 'day' }) as const;

describe('An age', () => {
  it('changes on the birthday', () => {
    expect(ageOn(day('2008-03-02'), '2026-03-01')).toBe(17);
    expect(ageOn(day('2008-03-02'), '2026-03-02')).toBe(18);
  });
  it('changes on the first of March for somebody born on a leap day, when the year has none', () => {
    expect(ageOn(day('2008-02-29'), '2026-02-27')).toBe(17);
    expect(ageOn(day('2008-02-29'), '2026-03-01')).toBe(18);
  });
  it.each([
    [{ value: '2008-03', precision: 'month' }, '2026-03-30', true],
    [{ value: '2008-03', precision: 'month' }, '2026-03-31', false],
    [{ value: '2008', precision: 'year' }, '2026-12-30', true],
    [{ value: '2008', precision: 'year' }, '2026-12-31', false],
    [{ value: '2008', precision: 'estimated' }, '2026-06-01', true],
  ] as const)('of %j on %s may be a child: %s', (birthDate, on, child) => {
    expect(isChildOn(birthDate, on)).toBe(child);
  });
  it.each([
    ['2022-03-02', '0-4'], ['2021-03-02', '5-11'], ['2014-03-03', '5-11'], ['2014-03-02', '12-17'], ['2008-03-03', '12-17'],
    ['2008-03-02', '18-59'], ['1966-03-03', '18-59'], ['1966-03-02', '60+'],
  ])('of somebody born on %s falls in the band %s', (birth, band) => {
    expect(ageBandOf(day(birth), '2026-03-02')).toBe(band);
  });
  it('is unknown once it is erased, and then taken for a child’s', () => {
    expect(ageBandOf(ERASED, '2026-03-02')).toBe('unknown');
    expect(isChildOn(ERASED, '2026-03-02')).toBe(true);
    expect(ageBandOf(day('nonsense'), '2026-03-02')).toBe('unknown');
  });
});

describe('What is written out instead of asking the calendar library', () => {
  const two = (value: number) => String(value).padStart(2, '0');
  /** Days that exist and days that do not. */
  const anyDate = fc.tuple(fc.integer({ min: 1890, max: 2110 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 })).map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`);
  const of = (date: string) => DateTime.fromISO(date, { zone: 'utc' });
  const theSame = <T>(check: (...dates: readonly [string, string, number]) => readonly [T, T]) =>
    fc.assert(
      fc.property(anyDate, anyDate, fc.integer({ min: -40_000, max: 40_000 }), (...given) => {
        const [ours, theirs] = check(...given);
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 2_000 },
    );

  it('agrees with it on which days exist', () => {
    theSame((date) => [isCalendarDate(date), of(date).isValid]);
    ['2024-02-29', '2026-02-28'].forEach((date) => expect(isCalendarDate(date)).toBe(true));
    ['2026-02-29', '2026-2-28', '2026-04-31', '02026-04-30'].forEach((date) => expect(isCalendarDate(date)).toBe(false));
  });
  it('agrees with it on a day later', () => {
    theSame((date, _, days) => [addDays(date, days), of(date).plus({ days }).toFormat('yyyy-MM-dd')]);
  });
  it('agrees with it on full years, for birth dates known to a day, a month or a year', () => {
    // Before the birth there is no age to agree on, only that there is none.
    const lived = (years: number) => Math.max(-1, years);
    const age = (born: DateTime, on: string) => lived(Math.floor(of(on).diff(born, 'years').years));
    theSame((date, on) => [lived(ageOn({ value: date, precision: 'day' }, on)), age(of(date), on)]);
    theSame((date, on) => [lived(ageOn({ value: date.slice(0, 7), precision: 'month' }, on)), age(of(`${date.slice(0, 7)}-01`).endOf('month').startOf('day'), on)]);
    theSame((date, on) => [lived(ageOn({ value: date.slice(0, 4), precision: 'estimated' }, on)), age(of(`${date.slice(0, 4)}-12-31`), on)]);
  });
  it('has who was born on a leap day come of age on the 28th of February', () => {
    const born = { value: '2008-02-29', precision: 'day' } as const;
    expect([ageOn(born, '2026-02-27'), ageOn(born, '2026-02-28'), ageOn(born, '2028-02-28'), ageOn(born, '2028-02-29')]).toEqual([17, 18, 19, 20]);
  });
});

describe('Calendar arithmetic', () => {
  it('takes the day of the office, not of UTC', () => {
    expect(calendarDateIn('Africa/Tripoli', '2026-03-01T22:30:00.000Z')).toBe('2026-03-02');
    expect(calendarDateIn('America/Mexico_City', '2026-03-01T03:00:00.000Z')).toBe('2026-02-28');
  });
  it('adds across months, leap days and clock changes', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addHours('2026-03-29T00:30:00.000Z', 24)).toBe('2026-03-30T00:30:00.000Z');
    expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
    expect(hoursBetween('2026-03-02T00:00:00.000Z', '2026-03-01T12:00:00.000Z')).toBe(-12);
  });
  it('finds the earliest of dates that may be missing', () => {
    expect(earliestOf('2026-03-02', null, '2026-03-01', undefined, '2026-05-01')).toBe('2026-03-01');
  });
});

describe('What is written', () => {
  it.each([['2026-02-28', true], ['2026-02-29', false], ['2026-2-28', false], ['20260228', false], ['2026-W09-6', false], ['', false]])('%s is a calendar date: %s', (value, valid) => {
    expect(isCalendarDate(value)).toBe(valid);
  });
  it.each([['2026-03-02T08:00:00Z', true], ['2026-03-02T08:00:00.123Z', true], ['2026-03-02T08:00:00+02:00', false], ['2026-03-02', false], ['2026-03-02T25:00:00Z', false]])('%s is an instant in UTC: %s', (value, valid) => {
    expect(isInstant(value)).toBe(valid);
  });
  it.each([['1990', 'year', true], ['1990-04', 'year', false], ['1990-04', 'month', true], ['1990-13', 'month', false], ['1990-04-31', 'day', false], ['199', 'estimated', false]] as const)('%s is written to the precision %s: %s', (value, precision, matches) => {
    expect(matchesPrecision({ value, precision })).toBe(matches);
  });
});
