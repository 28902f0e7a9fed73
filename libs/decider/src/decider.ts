import type { Message } from './message';

/**
 * A pure decision maker. `decide` answers the events a command causes (none when nothing is new) or throws
 * `CommandRejected`; `evolve` folds an event into the state, never throws and never decides.
 */
export interface Decider<State, Command extends Message, Event extends Message> {
  readonly initial: State;
  decide(command: Command, state: State): readonly Event[];
  evolve(state: State, event: Event): State;
}
