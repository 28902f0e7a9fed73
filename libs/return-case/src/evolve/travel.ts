import type { Evolvers } from '../evolver';
import { ON_OPEN_GATES } from '../phases';
import type { RegisteredCase, Travel } from '../state';
import { withRecipient } from './recipients';

export type TravelEvent = 'GatesEvaluated' | 'CaseReadied' | 'GateLost' | 'TravelBooked' | 'BookingCancelled' | 'Manifested' | 'PreDepartureVerified' | 'Departed' | 'NoShowRecorded' | 'TransitReached' | 'TravelIncidentRecorded' | 'ArrivalConfirmed';

const WITHOUT_BOOKING = { readyFor: null, booking: null, manifest: null, verifiedAt: null, verifiedBy: null } as const;

export const TRAVEL_EVOLVERS: Evolvers<TravelEvent> = {
  GatesEvaluated: (state, { data }) => withTravel(state, { evaluation: data }),
  CaseReadied: (state, { data }) => ({ ...withTravel(state, { readyFor: data.travelDate }), phase: 'ready' }),
  GateLost: (state) => backToPreparing(withTravel(state, { readyFor: null })),
  TravelBooked: (state, { data, by }) => {
    const { departsAt, arrivesAt, carrier, flight, escort, specialServices, fundingRef } = data;
    const booking = { departsAt, arrivesAt, carrier, flight, bookedBy: by, escort, specialServices, fundingRef };
    return { ...withRecipient(withTravel(state, { booking, manifest: null, cancelled: null, noShow: null }), `carrier:${carrier}`), phase: 'booked' };
  },
  BookingCancelled: (state, { data }) => backToPreparing(withTravel(state, { ...WITHOUT_BOOKING, cancelled: data })),
  Manifested: (state, { data }) => withTravel(state, { manifest: data }),
  PreDepartureVerified: (state, { data, by, at }) =>
    data.voluntary ? { ...withTravel(state, { verifiedAt: at, verifiedBy: by }), phase: 'verified' } : state,
  Departed: (state, { data, by }) => ({ ...withTravel(state, { departure: data, handedOverBy: by }), phase: 'in-transit' }),
  NoShowRecorded: (state, { data }) => backToPreparing(withTravel(state, { ...WITHOUT_BOOKING, noShow: data })),
  TransitReached: (state, { data }) => withTravel(state, { transits: [...state.travel.transits, data] }),
  TravelIncidentRecorded: (state, { data, at }) =>
    withTravel(state, { incidents: [...state.travel.incidents, { incident: data.incident, severity: data.severity, at }] }),
  ArrivalConfirmed: (state, { data }) => ({ ...withTravel(state, { arrival: data }), phase: 'arrived' }),
};

function withTravel(state: RegisteredCase, change: Partial<Travel>): RegisteredCase {
  return { ...state, travel: { ...state.travel, ...change } };
}

/** A paused case falls back behind its pause, so that it resumes into the preparation. */
function backToPreparing(state: RegisteredCase): RegisteredCase {
  const phase = ON_OPEN_GATES.includes(state.phase) ? 'preparing' : state.phase;
  const phaseBefore = state.phaseBefore !== null && ON_OPEN_GATES.includes(state.phaseBefore) ? 'preparing' : state.phaseBefore;
  return { ...state, phase, phaseBefore };
}
