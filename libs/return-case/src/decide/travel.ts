import type { Rules } from '../rule';

export type TravelCommand = 'EvaluateGates' | 'BookTravel' | 'CancelBooking' | 'AddToManifest' | 'VerifyPreDeparture' | 'HandOverForDeparture' | 'RecordNoShow' | 'RecordTransit' | 'RecordTravelIncident' | 'ConfirmArrival';

export const TRAVEL_RULES = {} as Rules<TravelCommand>;
