import { isWorkingDay } from '@homeward/deadlines';
import { officeCalendar, OfficeCalendars } from './office-calendars';

const of = (country: string, zone: string) => officeCalendar({ country, zone }, 2026);

describe('the calendar of an office', () => {
  it.each([
    ['LBY', 'Africa/Tripoli', [5, 6], 'LBY weekend 5,6, holidays 2025-2028'],
    ['NER', 'Africa/Niamey', [6, 7], 'NER weekend 6,7, holidays 2025-2028'],
    ['POL', 'Europe/Warsaw', [6, 7], 'POL weekend 6,7, holidays 2025-2028'],
    ['LBN', 'Asia/Beirut', [6, 7], 'LBN weekend 6,7 only'],
    ['YEM', 'Asia/Aden', [5, 6], 'YEM weekend 5,6 only'],
    ['IRN', 'Asia/Tehran', [5], 'IRN weekend 5, holidays 2025-2028'],
    ['XKX', 'Europe/Belgrade', [6, 7], 'XKX weekend 6,7 only'],
  ])('of %s rests as the country does, and says what it knows', (country, zone, weekend, name) => {
    const calendar = of(country, zone);
    expect(calendar).toMatchObject({ name, zone, weekend });
    expect(calendar.holidays.length > 0).toBe(!name.endsWith('only'));
  });

  it('knows holidays of several days, of the moon and of the sun, in every year around', () => {
    const libya = of('LBY', 'Africa/Tripoli');
    expect(['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22', '2026-03-23'].map((day) => libya.holidays.includes(day))).toEqual([false, true, true, true, false]);
    expect(isWorkingDay(libya, '2026-12-24')).toBe(false);
    const poland = of('POL', 'Europe/Warsaw');
    expect(['2024-11-11', '2025-11-11', '2028-11-11', '2029-11-11'].map((day) => poland.holidays.includes(day))).toEqual([false, true, true, false]);
    expect(isWorkingDay(poland, '2026-05-01')).toBe(false);
    expect([...poland.holidays].sort()).toEqual(poland.holidays);
  });

  it('is as the office itself says, where it says so', () => {
    const own = officeCalendar({ country: 'LBN', zone: 'Asia/Beirut', weekend: [7], holidays: ['2026-05-25', '2026-02-09'] }, 2026);
    expect(own).toEqual({ name: 'LBN weekend 7, holidays of the office', zone: 'Asia/Beirut', weekend: [7], holidays: ['2026-02-09', '2026-05-25'] });
  });

  it('is made once for its year, and there is one for an office that nobody describes', () => {
    const calendars = new OfficeCalendars();
    const place = { country: 'POL', zone: 'Europe/Warsaw' };
    expect(calendars.of('warsaw', place, '2026-03-02')).toBe(calendars.of('warsaw', place, '2026-12-31'));
    expect(calendars.of('warsaw', place, '2027-01-01').name).toBe('POL weekend 6,7, holidays 2026-2029');
    expect(calendars.of('gone', undefined, '2026-03-02')).toEqual({ name: 'UTC weekend 6,7 only', zone: 'UTC', weekend: [6, 7], holidays: [] });
  });
});
