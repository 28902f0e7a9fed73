import { isCommandRejected } from '@homeward/decider';
import fc from 'fast-check';
import { commandsInPhase } from '../available-commands';
import type { ReturnCaseCommand, ReturnCaseCommandType } from '../commands';
import { addHours } from '../dates';
import type { ReturnCaseEvent } from '../events';
import { returnCase } from '../return-case';
import { REJECTION_CODES } from '../rule';
import type { ReturnCase } from '../state';
import { COMMAND_DATA } from './arbitrary-commands';
import { readyChildCase, screenedChildCase } from './child-histories';
import * as early from './commands';
import { asChief, asDoctor, asLiaison, asLogistics, asMonitoring, asOfficer, asReceiving, asSecondOfficer, asSenior } from './context';
import { after as historyAfter, stateOf } from './given';
import * as earlyHistories from './histories';
import * as later from './later-commands';
import * as laterHistories from './later-histories';

/**
 * Random lives of a case. Each step is either what an officer would do next or anything at all, so that a walk gets as far as
 * a departure and still meets what no rule may let through.
 */

type History = readonly ReturnCaseEvent[];

export interface Step {
  readonly command: ReturnCaseCommand;
  readonly before: ReturnCase;
  /** None when the command was refused. */
  readonly events: History;
  readonly after: ReturnCase;
}

const STEPS = 12;
const { ENDS, ...ON_THE_WAY } = laterHistories;
const checkedCase = historyAfter(laterHistories.verifiedCase, later.checkBeforeEmbarkation());
const STARTS: ReadonlyMap<string, History> = new Map<string, History>([
  ['nothing', []],
  ...Object.entries({ ...earlyHistories, ...ON_THE_WAY, ...ENDS, screenedChildCase, readyChildCase, checkedCase }),
]);
/** The points from which a few steps decide whether a person travels. */
export const NEAR_A_DEPARTURE = ['answeredCase', 'preparedCase', 'readyCase', 'bookedCase', 'verifiedCase', 'checkedCase', 'readyChildCase'] as const satisfies readonly (
  | keyof typeof earlyHistories
  | keyof typeof ON_THE_WAY
  | 'checkedCase'
  | 'readyChildCase'
)[];
const CONTEXTS = [asOfficer, asSecondOfficer, asSenior, asChief, asLiaison, asDoctor, asReceiving, asLogistics, asMonitoring] as const;
const ALL_COMMANDS = Object.keys(COMMAND_DATA) as readonly ReturnCaseCommandType[];

const USUAL_COMMANDS: readonly ReturnCaseCommand[] = [
  early.register(),
  early.consent(),
  early.screen(),
  early.counsel(),
  early.openAssessment(),
  ...early.assessEveryArea(),
  early.plan([early.measure()]),
  early.submit(),
  early.planRoute(),
  early.cooInformation(),
  ...early.answerEveryCheck(),
  early.signOff(),
  later.confirmNationality(),
  later.requestDocument(),
  later.interview(),
  later.issueDocument(),
  later.collectDocument(),
  later.requestClearance(),
  later.clear(),
  later.confirmReception(),
  later.assessFitness(),
  later.evaluate(),
  later.book(),
  later.manifest(),
  later.verify(),
  later.checkBeforeEmbarkation(),
  later.handOver(),
  later.confirmArrival(),
  later.followUp(),
  later.score(),
  later.assist(),
  later.close(),
  later.reopen(),
];

/** Draws a case at some point of its life, asks things of it, and answers its whole history. */
export function walk(draw: fc.GeneratorValue, check: (step: Step) => void, starts: readonly string[] = [...STARTS.keys()]): History {
  let history = STARTS.get(draw(() => fc.constantFrom(...starts))) ?? [];
  let before = frozen(stateOf(history));
  let now = history.at(-1)?.at ?? early.DAYS.registered;
  for (let step = 0; step < STEPS; step += 1) {
    const command = frozen(nextCommand(draw, before, now));
    now = command.context.now;
    const events = outcomeOf(command, before);
    const place = history.length;
    const recorded = events.map((event, index) => ({ ...event, id: `event-${place + index}` }));
    const after = frozen(recorded.reduce(returnCase.evolve, before));
    check({ command, before, events, after });
    before = after;
    history = [...history, ...recorded];
  }
  return history;
}

/** The events of a command; none when it is refused. Anything but a refusal with a known code is a bug and thrown on. */
export function outcomeOf(command: ReturnCaseCommand, state: ReturnCase): History {
  try {
    return returnCase.decide(command, state);
  } catch (error) {
    if (isCommandRejected(error) && REJECTION_CODES.some((code) => code === error.code)) return [];
    throw error;
  }
}

function nextCommand(draw: fc.GeneratorValue, state: ReturnCase, earliest: string): ReturnCaseCommand {
  const offered: readonly ReturnCaseCommandType[] = state.phase === 'none' ? ['RegisterCase'] : commandsInPhase(state.phase);
  const usual = USUAL_COMMANDS.filter(({ type }) => offered.includes(type));
  if (usual.length > 0 && draw(fc.boolean)) {
    const command = draw(() => fc.constantFrom(...usual));
    const now = command.context.now > earliest ? command.context.now : earliest;
    return { ...command, context: { ...command.context, now } };
  }
  const later = draw(() => fc.oneof({ weight: 4, arbitrary: fc.constantFrom(0, 1, 24) }, { weight: 1, arbitrary: fc.constantFrom(24 * 7, 24 * 30) }));
  const type = draw(() => fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...offered) }, { weight: 1, arbitrary: fc.constantFrom(...ALL_COMMANDS) }));
  const as = draw(() => fc.constantFrom(...CONTEXTS));
  const data = draw(() => COMMAND_DATA[type] as fc.Arbitrary<unknown>);
  return { type, data, context: as(addHours(earliest, later)) } as ReturnCaseCommand;
}

/** Frozen to the bottom, so that a rule which changes what it was given fails. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
