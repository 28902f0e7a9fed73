import { endOfOfficeDay, endOfOfficeDayAfter, hoursLater, justAfter, movedOn, startOfOfficeDay } from './office-day';

describe('a day of an office', () => {
  it.each([
    ['Africa/Tripoli', '2026-03-05', '2026-03-04T22:00:00.000Z', '2026-03-05T21:59:59.999Z'],
    ['Asia/Kathmandu', '2026-03-05', '2026-03-04T18:15:00.000Z', '2026-03-05T18:14:59.999Z'],
    ['America/Los_Angeles', '2026-03-05', '2026-03-05T08:00:00.000Z', '2026-03-06T07:59:59.999Z'],
    // Beirut's clocks skip the first hour of this day, Warsaw's days have 23 and 25 hours.
    ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00.000Z', '2026-03-29T20:59:59.999Z'],
    ['Europe/Warsaw', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
    ['Europe/Warsaw', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
  ])('in %s, %s, begins and ends with its clocks', (zone, date, start, end) => {
    expect(startOfOfficeDay(zone, date)).toBe(start);
    expect(endOfOfficeDay(zone, date)).toBe(end);
    expect(endOfOfficeDayAfter(zone, start, 0)).toBe(end);
  });

  it('is the one the instant falls on there, and terms end with its last', () => {
    expect(endOfOfficeDayAfter('Africa/Tripoli', '2026-03-02T21:59:59.999Z', 3)).toBe('2026-03-05T21:59:59.999Z');
    expect(endOfOfficeDayAfter('Africa/Tripoli', '2026-03-02T22:00:00.000Z', 3)).toBe('2026-03-06T21:59:59.999Z');
    expect(endOfOfficeDayAfter('Europe/Warsaw', '2026-03-27T12:00:00.000Z', 3)).toBe('2026-03-30T21:59:59.999Z');
  });

  it('does not change hours, which are exact', () => {
    expect(hoursLater('2026-03-28T12:00:00.000Z', 24)).toBe('2026-03-29T12:00:00.000Z');
    expect(hoursLater('2026-03-28T12:00:00Z', -24)).toBe('2026-03-27T12:00:00.000Z');
    expect(justAfter('2026-03-28T23:59:59.999Z')).toBe('2026-03-29T00:00:00.000Z');
  });
});

describe('a term moved on', () => {
  const from = '2026-03-02T08:00:00.000Z';

  it('ends with a day again when it did', () => {
    expect(movedOn('Africa/Tripoli', '2026-03-05T21:59:59.999Z', from, '2026-03-03T09:30:00.000Z')).toBe('2026-03-07T21:59:59.999Z');
    expect(movedOn('Europe/Warsaw', '2026-03-28T22:59:59.999Z', '2026-03-01T08:00:00.000Z', '2026-03-02T08:00:00.000Z')).toBe('2026-03-30T21:59:59.999Z');
  });

  it('keeps its minute when it did not', () => {
    expect(movedOn('Africa/Tripoli', '2026-03-04T10:15:00.000Z', from, '2026-03-03T09:30:00.000Z')).toBe('2026-03-05T11:45:00.000Z');
  });
});
