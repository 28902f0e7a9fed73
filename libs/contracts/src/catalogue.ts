import type { ReturnCaseCommandType } from '@homeward/return-case';
import type { CommandEntries, CommandEntry } from './command-entry';
import { ASSESSMENT_COMMANDS } from './commands/assessment';
import { CHILD_COMMANDS } from './commands/child';
import { CLEARANCE_COMMANDS } from './commands/clearance';
import { CONSENT_COMMANDS } from './commands/consent';
import { CONSULAR_COMMANDS } from './commands/consular';
import { DEADLINES_COMMANDS } from './commands/deadlines';
import { DUE_DILIGENCE_COMMANDS } from './commands/due-diligence';
import { ENDING_COMMANDS } from './commands/endings';
import { FAMILY_COMMANDS } from './commands/family';
import { FOLLOW_UP_COMMANDS } from './commands/follow-up';
import { HALT_COMMANDS } from './commands/halts';
import { INFORMATION_REQUEST_COMMANDS } from './commands/information-requests';
import { INTAKE_COMMANDS } from './commands/intake';
import { MEDICAL_COMMANDS } from './commands/medical';
import { MOVEMENT_COMMANDS } from './commands/movement';
import { SCREENING_AND_COUNSELLING_COMMANDS } from './commands/screening-and-counselling';
import { BOOKING_COMMANDS } from './commands/travel';

const ENTRIES: CommandEntries<ReturnCaseCommandType> = {
  ...INTAKE_COMMANDS,
  ...CONSENT_COMMANDS,
  ...SCREENING_AND_COUNSELLING_COMMANDS,
  ...ASSESSMENT_COMMANDS,
  ...DUE_DILIGENCE_COMMANDS,
  ...CHILD_COMMANDS,
  ...CONSULAR_COMMANDS,
  ...MEDICAL_COMMANDS,
  ...CLEARANCE_COMMANDS,
  ...BOOKING_COMMANDS,
  ...MOVEMENT_COMMANDS,
  ...FAMILY_COMMANDS,
  ...FOLLOW_UP_COMMANDS,
  ...HALT_COMMANDS,
  ...INFORMATION_REQUEST_COMMANDS,
  ...ENDING_COMMANDS,
  ...DEADLINES_COMMANDS,
};

/** A command with its name in the address: `RecordConsent` is `record-consent`. */
export interface CataloguedCommand extends CommandEntry {
  readonly type: ReturnCaseCommandType;
  readonly name: string;
}

/** Every command of a return case that the API offers. A command without an entry does not compile. */
export const COMMANDS: readonly CataloguedCommand[] = (Object.keys(ENTRIES) as ReturnCaseCommandType[]).map((type) => ({
  ...(ENTRIES[type] as CommandEntry),
  type,
  name: commandNameOf(type),
}));

const BY_NAME = new Map(COMMANDS.map((entry) => [entry.name, entry]));

/** The command of that name in the address, if there is one. */
export function findCommand(name: string): CataloguedCommand | undefined {
  return BY_NAME.get(name);
}

/** The name of a command in the address. */
export function commandNameOf(type: ReturnCaseCommandType): string {
  return type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
