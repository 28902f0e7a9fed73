import { addDays, daysBetween, isDay, looksLikeDay } from './calendar-day';

test.each([
  ['2026-03-02', 0, '2026-03-02'],
  ['2026-03-02', 30, '2026-04-01'],
  ['2026-03-02', -2, '2026-02-28'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2026-12-31', 1, '2027-01-01'],
])('%s and %i days is %s', (day, days, expected) => {
  expect(addDays(day, days)).toBe(expected);
  expect(daysBetween(day, expected)).toBe(days);
});

test.each(['2026-03-02', '2024-02-29', '0001-01-01'])('%s is a day', (text) => {
  expect(isDay(text)).toBe(true);
});

test.each(['2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-1', '2026-03-02T00:00', 'x2026-03-02', '', null, 20260302])('%p is no day', (value) => {
  expect(isDay(value)).toBe(false);
});

test('a date of an event is not asked how many days its month has, and never breaks a count', () => {
  expect(looksLikeDay('2026-02-31')).toBe(true);
  expect(addDays('2026-02-31', 1)).toBe('2026-03-04');
  expect(looksLikeDay('2026-02-32')).toBe(false);
  expect(looksLikeDay('2026-13-31')).toBe(false);
});
