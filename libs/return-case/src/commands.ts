import type { AssessmentCommands } from './commands/assessment';
import type { ChildCommands } from './commands/child';
import type { ClearanceCommands } from './commands/clearance';
import type { ConsentCommands } from './commands/consent';
import type { ConsularCommands } from './commands/consular';
import type { DeadlinesCommands } from './commands/deadlines';
import type { DueDiligenceCommands } from './commands/due-diligence';
import type { FamilyCommands } from './commands/family';
import type { FollowUpCommands } from './commands/follow-up';
import type { InformationRequestsCommands } from './commands/information-requests';
import type { IntakeCommands } from './commands/intake';
import type { MedicalCommands } from './commands/medical';
import type { ScreeningAndCounsellingCommands } from './commands/screening-and-counselling';
import type { SidePathsCommands } from './commands/side-paths';
import type { TravelCommands } from './commands/travel';

export type { CommandContext } from './command';

/** What can be asked of a return case, by track. `access` says which role may ask what; `decide/` says when it is granted. */
export type ReturnCaseCommand =
  | IntakeCommands
  | ConsentCommands
  | ScreeningAndCounsellingCommands
  | AssessmentCommands
  | DueDiligenceCommands
  | ChildCommands
  | ConsularCommands
  | MedicalCommands
  | ClearanceCommands
  | TravelCommands
  | FollowUpCommands
  | SidePathsCommands
  | DeadlinesCommands
  | FamilyCommands
  | InformationRequestsCommands;

export type ReturnCaseCommandType = ReturnCaseCommand['type'];
export type CommandData<Type extends ReturnCaseCommandType> = Extract<ReturnCaseCommand, { type: Type }>['data'];
