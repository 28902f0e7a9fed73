import type { AssessmentFacts } from './events/assessment';
import type { ChildFacts } from './events/child';
import type { ClearanceFacts } from './events/clearance';
import type { ConsentFacts } from './events/consent';
import type { ConsularFacts } from './events/consular';
import type { DeadlinesFacts } from './events/deadlines';
import type { DueDiligenceFacts } from './events/due-diligence';
import type { FamilyFacts } from './events/family';
import type { FollowUpFacts } from './events/follow-up';
import type { InformationRequestsFacts } from './events/information-requests';
import type { IntakeFacts } from './events/intake';
import type { MedicalFacts } from './events/medical';
import type { ScreeningAndCounsellingFacts } from './events/screening-and-counselling';
import type { SidePathsFacts } from './events/side-paths';
import type { TravelFacts } from './events/travel';
import type { ActorId, Instant } from './person';
import type { Role } from './vocabulary';

export type { GateResult } from './gate-result';

/**
 * The facts of a return case, by track. The type names and shapes are the storage format: add optional fields, never change
 * one. `Sealable` fields are stored sealed; `sealed-fields.ts` names the class of each. Every other field is free of direct
 * identifiers and narrative.
 */
export type ReturnCaseFact =
  | IntakeFacts
  | ConsentFacts
  | ScreeningAndCounsellingFacts
  | AssessmentFacts
  | DueDiligenceFacts
  | ChildFacts
  | ConsularFacts
  | MedicalFacts
  | ClearanceFacts
  | TravelFacts
  | FollowUpFacts
  | SidePathsFacts
  | DeadlinesFacts
  | FamilyFacts
  | InformationRequestsFacts;

/** Who caused an event, in which role, and when it took effect. Stored in the event's metadata, so it is said once. */
export interface Stamp {
  readonly by: ActorId;
  readonly role: Role;
  readonly at: Instant;
  /** The id it is recorded under; absent only between the decision and the record. */
  readonly id?: string;
}

/** A fact with its stamp: what `decide` answers and `evolve` folds. */
export type ReturnCaseEvent = ReturnCaseFact & Stamp;
export type ReturnCaseEventType = ReturnCaseFact['type'];
export type EventData<Type extends ReturnCaseEventType> = Extract<ReturnCaseFact, { type: Type }>['data'];
