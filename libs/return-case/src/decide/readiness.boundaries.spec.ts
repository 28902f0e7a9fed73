import { READINESS_RULES } from './readiness';
import { after, asLogistics, asOfficer, book, bookedCase, caseOf, command, evaluate, given, LATER_DAYS, manifest, readyCase, TRAVEL_DATE, verifiedCase } from '../testing';

const NOW = LATER_DAYS.booked;
const cancel = command('CancelBooking', { reasonCode: 'carrier' }, asLogistics(NOW));
const evaluateNow = evaluate(TRAVEL_DATE, asOfficer(NOW));

describe('a seat that is given back', () => {
  it('is no news about the gates, and the case is ready again', () => {
    const looked = after(bookedCase, evaluateNow, cancel);
    given(...looked).when(evaluateNow).thenTypes('CaseReadied');
  });

  it('can be booked and given back again for the same reason', () => {
    const again = after(bookedCase, cancel, evaluateNow, book());
    given(...again).when(cancel).thenTypes('BookingCancelled');
  });
});

describe('a verified case', () => {
  it('is not readied again by an evaluation', () => {
    const looked = after(verifiedCase, evaluate(TRAVEL_DATE, asOfficer(LATER_DAYS.verified)));
    expect(looked.slice(verifiedCase.length).map(({ type }) => type)).not.toContain('CaseReadied');
    expect(caseOf(looked).phase).toBe('verified');
  });
});

describe('an itinerary', () => {
  it.each([
    ['a departure at this very moment', { departsAt: NOW }],
    ['an arrival at the moment of departure', { arrivesAt: LATER_DAYS.departs }],
    ['a flight of blanks', { flight: ' ' }],
    ['an escort named by blanks', { escort: 'operational' as const, escortRef: ' ' }],
  ])('is refused with %s', (_case, changes) => {
    given(...readyCase).when(book(changes)).thenRejected('InvalidValue');
  });

  it('is taken with a departure a moment from now', () => {
    given(...readyCase).when(book({ departsAt: '2026-03-20T08:00:00.001Z' })).thenTypes('TravelBooked');
  });
});

describe('a manifest', () => {
  it('of the known version with another line is refused', () => {
    given(...after(bookedCase, manifest({ version: 4 }))).when(manifest({ version: 4, line: 5 })).thenRejected('InvalidValue');
  });

  it('needs a booking to be on', () => {
    const state = caseOf(bookedCase);
    const unbooked = { ...state, travel: { ...state.travel, booking: null } };
    expect(() => READINESS_RULES.AddToManifest.decide(manifest(), unbooked)).toThrow(
      expect.objectContaining({ code: 'BookingMissing', obstacles: [expect.objectContaining({ subject: 'booking' })] }) as Error,
    );
  });
});
