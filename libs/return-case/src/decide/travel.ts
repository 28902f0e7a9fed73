import type { Rules } from '../rule';
import { DEPARTURE_RULES, type DepartureCommand } from './departure';
import { JOURNEY_RULES, type JourneyCommand } from './journey';
import { READINESS_RULES, type ReadinessCommand } from './readiness';

export type TravelCommand = ReadinessCommand | DepartureCommand | JourneyCommand;

/** From open gates to the arrival: getting ready and booked, leaving, and being under way. */
export const TRAVEL_RULES: Rules<TravelCommand> = { ...READINESS_RULES, ...DEPARTURE_RULES, ...JOURNEY_RULES };
