import { PURPOSES } from '../vocabulary';
import {
  after,
  asOfficer,
  asylumCase,
  bookedCase,
  caseOf,
  command,
  confirmArrival,
  consentedCase,
  ENDS,
  erasedCase,
  given,
  inTransitCase,
  LATER_DAYS,
  preparedCase,
  preparingCase,
  registeredCase,
  verifiedCase,
  withdraw,
  withdrawnCase,
} from '../testing';

const all = withdraw({ purposes: [...PURPOSES] });

describe('WithdrawConsent', () => {
  it.each([
    ['consented', consentedCase],
    ['preparing', preparingCase],
    ['booked', bookedCase],
    ['verified', verifiedCase],
  ])('of travel ends a case that is %s at once', (phase, history) => {
    expect(caseOf(history).phase).toBe(phase);
    expect(caseOf(after(history, withdraw()))).toMatchObject({ phase: 'withdrawn', travel: { booking: null } });
  });

  it('gives the seat back and names everybody who holds data', () => {
    const [withdrawn] = given(...bookedCase).when(withdraw()).thenTypes('ConsentWithdrawn', 'BookingCancelled');
    expect(withdrawn?.data).toEqual({
      purposes: ['travel'],
      channel: 'in-person',
      recallFrom: ['consulate:NGA', 'country-of-origin:NGA', 'receiving-mission:NGA', 'carrier:Afriqiyah'],
    });
    const [early] = given(...consentedCase).when(withdraw()).thenTypes('ConsentWithdrawn');
    expect(early?.data).toMatchObject({ recallFrom: [] });
  });

  it('of another purpose ends only that purpose', () => {
    const partial = after(preparedCase, withdraw({ purposes: ['health_share', 'research'] }));
    expect(caseOf(partial).phase).toBe('preparing');
    expect(Object.keys(caseOf(partial).consent.purposes)).not.toContain('health_share');
    expect(Object.keys(caseOf(partial).consent.purposes)).toContain('travel');
    given(...bookedCase).when(withdraw({ purposes: ['health_share'] })).thenTypes('ConsentWithdrawn');
  });

  it('of travel and another purpose gives the seat back', () => {
    given(...bookedCase).when(withdraw({ purposes: ['health_share', 'travel'] })).thenTypes('ConsentWithdrawn', 'BookingCancelled');
  });

  it('answers a repetition, or what was never given, with nothing', () => {
    given(...withdrawnCase).when(withdraw()).thenNothing();
    given(...registeredCase).when(withdraw()).thenNothing();
    given(...bookedCase).when(withdraw({ purposes: ['media'] })).thenNothing();
  });

  it('is recorded under way, where the person goes on to the next safe point', () => {
    given(...inTransitCase).when(withdraw()).thenTypes('ConsentWithdrawn');
    const stopped = after(inTransitCase, withdraw());
    expect(caseOf(stopped)).toMatchObject({ phase: 'in-transit', consent: { withdrawnAt: LATER_DAYS.verified } });
    given(...stopped).when(confirmArrival()).thenTypes('ArrivalConfirmed');
  });

  it('leaves a halted claim for asylum and a closed case where they are', () => {
    expect(caseOf(after(asylumCase, all)).phase).toBe('asylum-halt');
    expect(caseOf(after(ENDS.returned_reintegrated, all))).toMatchObject({ phase: 'closed', consent: { purposes: {} } });
  });

  it('ends a paused case as well', () => {
    const held = after(preparedCase, command('HoldCase', { blocker: 'family', reviewOn: '2026-03-25' }, asOfficer(LATER_DAYS.booked)));
    expect(caseOf(after(held, withdraw()))).toMatchObject({ phase: 'withdrawn', phaseBefore: 'preparing', hold: null });
  });

  it('refuses to name nothing, to name twice, and a person who is erased', () => {
    given(...bookedCase).when(withdraw({ purposes: [] })).thenRejected('InvalidValue');
    given(...bookedCase).when(withdraw({ purposes: ['travel', 'travel'] })).thenRejected('InvalidValue');
    given(...erasedCase).when(withdraw()).thenRejected('PersonErased');
  });
});
