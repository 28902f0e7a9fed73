import { ERASED, isCommandRejected } from '@homeward/decider';
import fc from 'fast-check';
import { availableCommands, commandsInPhase } from './available-commands';
import type { ReturnCaseCommand, ReturnCaseCommandType } from './commands';
import { addHours } from './dates';
import type { ReturnCaseEvent } from './events';
import { returnCase } from './return-case';
import { REJECTION_CODES } from './rule';
import { SEALED_FIELDS } from './sealed-fields';
import type { ReturnCase } from './state';
import { asChief, asDoctor, asLiaison, asLogistics, asMonitoring, asOfficer, asReceiving, asSecondOfficer, asSenior, stateOf } from './testing';
import { COMMAND_DATA } from './testing/arbitrary-commands';
import * as histories from './testing/histories';

const CONTEXTS = [asOfficer, asSecondOfficer, asSenior, asChief, asLiaison, asDoctor, asReceiving, asLogistics, asMonitoring] as const;
const ALL_COMMANDS = Object.keys(COMMAND_DATA) as readonly ReturnCaseCommandType[];
const HISTORIES: ReadonlyMap<string, readonly ReturnCaseEvent[]> = new Map([['nothing', []], ...Object.entries(histories)]);
const STEPS = 12;
/** A failing walk is printed with its seed and not shrunk: twelve steps can be read, and shrinking them takes minutes. */
const RUNS = { numRuns: 60, endOnFailure: true };

interface Step {
  readonly command: ReturnCaseCommand;
  readonly before: ReturnCase;
  readonly events: readonly ReturnCaseEvent[];
  readonly after: ReturnCase;
}

/** Draws a case at some point of its life, lets people ask things of it, mostly what its phase offers, and answers its history. */
function walk(draw: fc.GeneratorValue, check: (step: Step) => void): readonly ReturnCaseEvent[] {
  let history = HISTORIES.get(draw(() => fc.constantFrom(...HISTORIES.keys()))) ?? [];
  let before = frozen(stateOf(history));
  let now = history.at(-1)?.at ?? '2026-03-02T08:00:00.000Z';
  for (let step = 0; step < STEPS; step += 1) {
    now = addHours(now, draw(() => fc.constantFrom(0, 1, 24, 72, 24 * 30)));
    const command = frozen(commandAt(draw, before, now));
    const events = outcomeOf(command, before);
    const after = frozen(events.reduce(returnCase.evolve, before));
    check({ command, before, events, after });
    before = after;
    history = [...history, ...events];
  }
  return history;
}

function commandAt(draw: fc.GeneratorValue, state: ReturnCase, now: string): ReturnCaseCommand {
  const offered = state.phase === 'none' ? (['RegisterCase'] as const) : commandsInPhase(state.phase);
  const type = draw(() => fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...offered) }, { weight: 1, arbitrary: fc.constantFrom(...ALL_COMMANDS) }));
  const as = draw(() => fc.constantFrom(...CONTEXTS));
  const data = draw(() => COMMAND_DATA[type] as fc.Arbitrary<unknown>);
  return { type, data, context: as(now) } as ReturnCaseCommand;
}

/** The events of a command; none when it is refused. Anything but a refusal with a known code is a bug and thrown on. */
function outcomeOf(command: ReturnCaseCommand, state: ReturnCase): readonly ReturnCaseEvent[] {
  try {
    return returnCase.decide(command, state);
  } catch (error) {
    if (isCommandRejected(error) && REJECTION_CODES.some((code) => code === error.code)) return [];
    throw error;
  }
}

/** Frozen to the bottom, so that a rule which changes what it was given fails. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

/** The event as it reads once every key of the person is destroyed. */
function withoutPerson(event: ReturnCaseEvent): ReturnCaseEvent {
  const sealed = Object.values(SEALED_FIELDS[event.type] ?? {}).flat();
  const data = Object.fromEntries(Object.entries(event.data).map(([field, value]) => [field, sealed.includes(field) ? ERASED : value]));
  return { ...event, data } as ReturnCaseEvent;
}

describe('Whatever is asked of a case', () => {
  it('is answered with facts or a refusal from the list, and asked again leaves nothing', () => {
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        walk(draw, ({ command, events, after }) => {
          if (events.length > 0) expect({ asked: command, again: outcomeOf(command, after) }).toEqual({ asked: command, again: [] });
        });
      }),
      RUNS,
    );
  });

  it('is stamped with who asked and when, and stays plain data', () => {
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        walk(draw, ({ command: { context }, events }) => {
          events.forEach((event) => {
            expect(event).toMatchObject({ by: context.actor, role: context.role, at: context.now });
            expect(JSON.parse(JSON.stringify(event))).toStrictEqual(event);
          });
        });
      }),
      RUNS,
    );
  });

  it('makes a history that still folds to the same phase, and still answers, when the person is erased from it', () => {
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        const history = walk(draw, () => undefined);
        const kept = stateOf(history);
        const erased = stateOf(history.map(withoutPerson));
        expect(erased.phase).toBe(kept.phase);
        const now = history.at(-1)?.at ?? '2026-03-02T08:00:00.000Z';
        expect(availableCommands(erased, asOfficer(now)).map(({ command }) => command)).toEqual(availableCommands(kept, asOfficer(now)).map(({ command }) => command));
      }),
      RUNS,
    );
  });

  it('never lets anybody sign what they assessed, nor leave without a decision in force and their own yes', () => {
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        walk(draw, ({ before: state, events }) => {
          if (state.phase === 'none') return;
          for (const { type, by } of events) {
            if (type === 'DdpSignedOff') expect(state.assessment.assessors).not.toContain(by);
            if (type !== 'Departed') continue;
            expect(state.ddp).toMatchObject({ voided: false, escalation: null });
            expect([...state.assessment.assessors, state.ddp.signer]).not.toContain(by);
            expect(state.consent.purposes.travel).toBeDefined();
            expect(state.legal).toMatchObject({ appealPending: false, asylumExpressedAt: null });
          }
        });
      }),
      RUNS,
    );
  });
});
