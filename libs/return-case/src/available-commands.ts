import type { CommandContext, ReturnCaseCommandType } from './commands';
import type { GuardRefusal, RuledCommandType } from './rule';
import { RULES } from './rules';
import { standingRefusal } from './standing';
import type { ReturnCase } from './state';
import type { Phase } from './vocabulary';

/** One command the phase offers, and everything that stands in its way before any input is given. */
export interface AvailableCommand {
  readonly command: ReturnCaseCommandType;
  readonly allowed: boolean;
  readonly obstacles: readonly GuardRefusal[];
}

const RULED_COMMANDS = Object.keys(RULES) as readonly RuledCommandType[];

/** The commands the case's phase offers now, each with every guard's refusal. Who may ask them is not judged here. */
export function availableCommands(state: ReturnCase, context: CommandContext): readonly AvailableCommand[] {
  if (state.phase === 'none') return [{ command: 'RegisterCase', allowed: true, obstacles: [] }];
  return commandsInPhase(state.phase).map((command) => {
    const standing = standingRefusal(command, state);
    const guards = RULES[command].guards.flatMap((guard) => guard(state, context) ?? []);
    const obstacles = standing ? [standing, ...guards] : guards;
    return { command, allowed: obstacles.length === 0, obstacles };
  });
}

const COMMANDS_BY_PHASE = new Map<Phase, readonly RuledCommandType[]>();

/** The commands a phase offers, by the phase alone: for read models, which hold no state to ask the guards. */
export function commandsInPhase(phase: Phase): readonly RuledCommandType[] {
  const known = COMMANDS_BY_PHASE.get(phase);
  if (known) return known;
  const commands = RULED_COMMANDS.filter((command) => RULES[command].phases.includes(phase));
  COMMANDS_BY_PHASE.set(phase, commands);
  return commands;
}
