import fc from 'fast-check';
import { addWorkingDays, isWorkingDay, MAX_WORKING_DAYS, type OfficeCalendar } from './office-calendar';

const LIBYA: OfficeCalendar = { name: 'LBY weekend 5,6', zone: 'Africa/Tripoli', weekend: [5, 6], holidays: [] };
const POLAND: OfficeCalendar = { name: 'POL weekend 6,7', zone: 'Europe/Warsaw', weekend: [6, 7], holidays: ['2026-05-01', '2026-05-03'] };
const NEVER: OfficeCalendar = { name: 'never', zone: 'UTC', weekend: [1, 2, 3, 4, 5, 6, 7], holidays: [] };

describe('working days', () => {
  it('leave out Friday and Saturday in Libya, and Sunday is one', () => {
    expect(['2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08'].map((date) => isWorkingDay(LIBYA, date))).toEqual([true, false, false, true]);
    expect(addWorkingDays(LIBYA, '2026-03-05', 1)).toBe('2026-03-08');
    expect(addWorkingDays(LIBYA, '2026-03-02', 10)).toBe('2026-03-16');
  });

  it('leave out Saturday, Sunday and the holidays in Poland', () => {
    expect(addWorkingDays(POLAND, '2026-04-30', 1)).toBe('2026-05-04');
    expect(addWorkingDays({ ...POLAND, holidays: [] }, '2026-04-30', 1)).toBe('2026-05-01');
    expect(isWorkingDay(POLAND, '2026-05-01')).toBe(false);
  });

  it('can be counted back, and none at all is the day itself, free or not', () => {
    expect(addWorkingDays(LIBYA, '2026-03-08', -1)).toBe('2026-03-05');
    expect(addWorkingDays(LIBYA, '2026-03-16', -10)).toBe('2026-03-02');
    expect(addWorkingDays(LIBYA, '2026-03-06', 0)).toBe('2026-03-06');
  });

  it('count a day in two months of a calendar without any, and end at a bound', () => {
    expect(addWorkingDays(NEVER, '2026-01-01', 1)).toBe('2026-03-03');
    expect(addWorkingDays({ ...NEVER, weekend: [] }, '2026-01-01', MAX_WORKING_DAYS + 5)).toBe(addWorkingDays({ ...NEVER, weekend: [] }, '2026-01-01', MAX_WORKING_DAYS));
  });

  it('lead back to the working day they started from', () => {
    const days = fc.integer({ min: 0, max: 40 });
    const date = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
    fc.assert(
      fc.property(date, days, fc.constantFrom(LIBYA, POLAND), (from, count, calendar) => {
        fc.pre(isWorkingDay(calendar, from));
        const to = addWorkingDays(calendar, from, count);
        expect(isWorkingDay(calendar, to)).toBe(true);
        expect(addWorkingDays(calendar, to, -count)).toBe(from);
      }),
    );
  });
});
