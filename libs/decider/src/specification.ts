import { deepStrictEqual, fail, ok } from 'node:assert';
import { type CommandRejected, isCommandRejected } from './command-rejected';
import type { Decider } from './decider';
import type { Message } from './message';

/** Given past events, when a command arrives, then these events, nothing, or a refusal. */
export interface Specification<State, Command extends Message, Event extends Message> {
  given(...history: readonly Event[]): {
    readonly state: State;
    when(command: Command): {
      then(...expected: readonly Event[]): void;
      /** Compares the event types only, where the data is another test's subject. */
      thenTypes(...expected: readonly Event['type'][]): readonly Event[];
      thenNothing(): void;
      /** With subjects, the refusal is about exactly these, in this order. */
      thenRejected(code: string, ...subjects: readonly string[]): void;
    };
  };
}

/** The words every decider test is written in. */
export function specificationOf<State, Command extends Message, Event extends Message>(
  decider: Decider<State, Command, Event>,
): Specification<State, Command, Event> {
  return {
    given(...history) {
      const state = history.reduce<State>((current, event) => decider.evolve(current, event), decider.initial);
      return {
        state,
        when(command) {
          const outcome = () => decider.decide(command, state);
          return {
            then: (...expected) => deepStrictEqual(outcome(), expected),
            thenTypes(...expected) {
              const events = outcome();
              deepStrictEqual(events.map(({ type }) => type), expected);
              ensurePlain(events);
              return events;
            },
            thenNothing: () => deepStrictEqual(outcome(), []),
            thenRejected(code, ...subjects) {
              const rejected = rejectionOf(outcome);
              deepStrictEqual(rejected.code, code);
              if (subjects.length > 0) deepStrictEqual(rejected.obstacles.map(({ subject }) => subject), subjects);
            },
          };
        },
      };
    },
  };
}

function rejectionOf(outcome: () => readonly Message[]): CommandRejected {
  try {
    const events = outcome();
    return fail(`expected a refusal, got ${events.map(({ type }) => type).join(', ') || 'nothing'}`);
  } catch (error) {
    if (!isCommandRejected(error)) throw error;
    ok(error.obstacles.every(({ subject, reason }) => subject !== '' && reason !== ''), 'a refusal names what refuses, and says why');
    return error;
  }
}

/** What is stored comes back as it was: no field is undefined, and none is left empty. */
function ensurePlain(events: readonly Message[]): void {
  const stored = JSON.stringify(events);
  deepStrictEqual(JSON.parse(stored), events);
  ok(!stored.includes('""'), 'a fact leaves no text empty');
}
