import { specificationOf, type Specification } from '@homeward/decider';
import type { ReturnCaseCommand } from '../commands';
import type { ReturnCaseEvent } from '../events';
import { byRules, returnCase } from '../return-case';
import type { RegisteredCase, ReturnCase } from '../state';

const specification: Specification<ReturnCase, ReturnCaseCommand, ReturnCaseEvent> = specificationOf(byRules);

/** Given a history, when a command arrives, then facts, nothing, or a refusal. */
export const given: typeof specification.given = (...history) => specification.given(...history.map(recorded));

/** As it is read back from the log: under the id of its place. */
function recorded(event: ReturnCaseEvent, index: number): ReturnCaseEvent {
  return { id: `event-${index}`, ...event };
}

export function stateOf(history: readonly ReturnCaseEvent[]): ReturnCase {
  return history.map(recorded).reduce<ReturnCase>(returnCase.evolve, returnCase.initial);
}

/** The state of a history that starts with a registration. */
export function caseOf(history: readonly ReturnCaseEvent[]): RegisteredCase {
  const state = stateOf(history);
  if (state.phase === 'none') throw new Error('the history registers no case');
  return state;
}

/** The history after commands that must all be accepted: a fixture made by the rules themselves is always reachable. */
export function after(history: readonly ReturnCaseEvent[], ...commands: readonly ReturnCaseCommand[]): readonly ReturnCaseEvent[] {
  return commands.reduce<readonly ReturnCaseEvent[]>((events, command) => [...events, ...byRules.decide(command, stateOf(events))], history);
}

/** The same as the system records it, with all that follows by itself: deadlines, decisions gone stale. */
export function lived(history: readonly ReturnCaseEvent[], ...commands: readonly ReturnCaseCommand[]): readonly ReturnCaseEvent[] {
  return commands.reduce<readonly ReturnCaseEvent[]>((events, command) => [...events, ...returnCase.decide(command, stateOf(events))], history);
}
