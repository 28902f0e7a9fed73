import { booked, departed, RETURNED } from '../testing/facts';
import { rowsOf } from '../testing/given-facts';
import { departures } from './departures.projection';

describe('departures', () => {
  it('counts nobody who has only booked', () => {
    expect(RETURNED[9]).toEqual(booked());
    expect(rowsOf(departures, RETURNED.slice(0, 10))).toEqual([]);
  });

  it('counts a departure in the month of the day it took place on', () => {
    const lateInTheYear = [...RETURNED.slice(0, 11), departed('2026-12-31', '2027-01-01T08:00:00.000Z')];
    expect(rowsOf(departures, lateInTheYear)).toEqual([
      { month: '2026-12', office: 'TRIPOLI', hostCountry: 'LBY', nationality: 'NGA', returnCountry: 'NGA', transport: 'air', sex: 'female', ageBand: '18-59', cases: 1 },
    ]);
  });
});
