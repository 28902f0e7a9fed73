import type { CommandContext } from './command';
import type { ReturnCaseFact } from './events';
import type { RegisteredCase, ReturnCase } from './state';

/** Facts that follow from the facts of a command by themselves, in the same append: nobody can record the one without the other. */
export type Consequence = (before: ReturnCase, after: RegisteredCase, context: CommandContext) => readonly ReturnCaseFact[];
