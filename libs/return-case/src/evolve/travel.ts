import type { Evolvers } from '../evolver';

export type TravelEvent = 'GatesEvaluated' | 'CaseReadied' | 'GateLost' | 'TravelBooked' | 'BookingCancelled' | 'Manifested' | 'PreDepartureVerified' | 'Departed' | 'NoShowRecorded' | 'TransitReached' | 'TravelIncidentRecorded' | 'ArrivalConfirmed';

export const TRAVEL_EVOLVERS = {} as Evolvers<TravelEvent>;
