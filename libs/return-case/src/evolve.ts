import { withPause } from '@homeward/deadlines';
import type { ReturnCaseEvent, ReturnCaseEventType } from './events';
import { ASSESSMENT_EVOLVERS } from './evolve/assessment';
import { CHILD_EVOLVERS } from './evolve/child';
import { CLEARANCE_EVOLVERS } from './evolve/clearance';
import { CONSENT_EVOLVERS } from './evolve/consent';
import { CONSULAR_EVOLVERS } from './evolve/consular';
import { DEADLINES_EVOLVERS } from './evolve/deadlines';
import { DUE_DILIGENCE_EVOLVERS } from './evolve/due-diligence';
import { FAMILY_EVOLVERS } from './evolve/family';
import { FOLLOW_UP_EVOLVERS } from './evolve/follow-up';
import { INFORMATION_REQUESTS_EVOLVERS } from './evolve/information-requests';
import { INTAKE_EVOLVERS } from './evolve/intake';
import { MEDICAL_EVOLVERS } from './evolve/medical';
import { registered } from './evolve/registered';
import { SCREENING_AND_COUNSELLING_EVOLVERS } from './evolve/screening-and-counselling';
import { SIDE_PATHS_EVOLVERS } from './evolve/side-paths';
import { TRAVEL_EVOLVERS } from './evolve/travel';
import { sourcesAfter } from './due-diligence/sources';
import type { Evolvers } from './evolver';
import { phaseOfWork } from './phases';
import type { RegisteredCase, ReturnCase } from './state';

type LaterEventType = Exclude<ReturnCaseEventType, 'CaseRegistered'>;

const EVOLVERS: Evolvers<LaterEventType> = {
  ...INTAKE_EVOLVERS,
  ...CONSENT_EVOLVERS,
  ...SCREENING_AND_COUNSELLING_EVOLVERS,
  ...ASSESSMENT_EVOLVERS,
  ...DUE_DILIGENCE_EVOLVERS,
  ...CHILD_EVOLVERS,
  ...CONSULAR_EVOLVERS,
  ...MEDICAL_EVOLVERS,
  ...CLEARANCE_EVOLVERS,
  ...TRAVEL_EVOLVERS,
  ...FOLLOW_UP_EVOLVERS,
  ...SIDE_PATHS_EVOLVERS,
  ...FAMILY_EVOLVERS,
  ...INFORMATION_REQUESTS_EVOLVERS,
  ...DEADLINES_EVOLVERS,
};

/** Every type of event that was ever stored. */
export const EVENT_TYPES: readonly ReturnCaseEventType[] = ['CaseRegistered', ...(Object.keys(EVOLVERS) as LaterEventType[])];

const EVOLVER_BY_TYPE: ReadonlyMap<string, (state: RegisteredCase, event: ReturnCaseEvent) => RegisteredCase> = new Map(
  Object.entries(EVOLVERS as Record<string, (state: RegisteredCase, event: ReturnCaseEvent) => RegisteredCase>),
);

/**
 * Folds one fact. An event type of a later version leaves the state as it is, and so does a later event without a
 * registration before it: a reader must never fail on a log that a newer writer, or a restored part, has left.
 */
export function evolve(state: ReturnCase, event: ReturnCaseEvent): ReturnCase {
  if (event.type === 'CaseRegistered') return state.phase === 'none' ? withSource(registered(event), event) : state;
  if (state.phase === 'none') return state;
  const evolver = EVOLVER_BY_TYPE.get(event.type);
  return evolver ? withBookkeeping(state, evolver(state, event), event) : state;
}

/** What holds for every event alike: where a fact came from, since when the case is at its work, and since when its terms stand still. */
function withBookkeeping(before: RegisteredCase, after: RegisteredCase, event: ReturnCaseEvent): RegisteredCase {
  const moved = after !== before && phaseOfWork(after) !== phaseOfWork(before);
  return withSource(withPauseAt(moved ? { ...after, workSince: event.at } : after, event.at), event);
}

/** No term runs from the moment of a suspension to the moment it ends, however many causes it had. */
function withPauseAt(state: RegisteredCase, at: string): RegisteredCase {
  const deadlines = withPause(state.deadlines, state.phase === 'suspended' ? (state.deadlines.pausedSince ?? at) : null);
  return deadlines === state.deadlines ? state : { ...state, deadlines };
}

function withSource(state: RegisteredCase, event: ReturnCaseEvent): RegisteredCase {
  const sources = sourcesAfter(state.sources, event);
  return sources === state.sources ? state : { ...state, sources };
}
