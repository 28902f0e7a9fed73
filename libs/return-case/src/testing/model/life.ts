import fc from 'fast-check';
import { commandsInPhase } from '../../available-commands';
import type { CommandContext, ReturnCaseCommand, ReturnCaseCommandType } from '../../commands';
import { addHours } from '../../dates';
import type { ReturnCaseEvent } from '../../events';
import { returnCase } from '../../return-case';
import type { RegisteredCase, ReturnCase } from '../../state';
import { COMMAND_DATA } from '../arbitrary-commands';
import * as early from '../commands';
import * as people from '../context';
import { outcomeOf } from '../random-walk';
import { Chance } from './chance';
import { nextStep } from './next-step';
import { MAIN_PATH } from './sensible-main-path';
import { TRACKS } from './sensible-tracks';
import { type Situation, situationOf } from './situation';

/**
 * Lives of a case: mostly the next sensible step by whoever does it, mixed with everything else that can be asked, by
 * anybody, at any time. A life is made by one number.
 */

export interface LifeStep {
  readonly command: ReturnCaseCommand;
  readonly before: ReturnCase;
  /** As recorded, with ids; none when the command was refused. */
  readonly events: readonly ReturnCaseEvent[];
  readonly after: ReturnCase;
}

export const STEPS_IN_A_LIFE = 100;
/** How often the next step is what is asked. */
const NEXT_OF_A_HUNDRED = 72;

type As = (now?: string) => CommandContext;
const CONTEXTS: readonly [As, ...As[]] = [
  people.asOfficer,
  people.asSecondOfficer,
  people.asSenior,
  people.asChief,
  people.asLiaison,
  people.asDoctor,
  people.asReceiving,
  people.asLogistics,
  people.asMonitoring,
  people.asHomeward,
];

/** Who usually does it; an officer, when nobody is named. */
const USUAL: { readonly [T in ReturnCaseCommandType]?: As } = {
  RecordDdpCheck: people.asSecondOfficer,
  OverrideDdpCheck: people.asChief,
  AuthoriseEmergencySet: people.asChief,
  DetermineBestInterests: people.asSenior,
  AnswerInformationRequest: people.asDoctor,
  AssessFitness: people.asDoctor,
  RecordPreEmbarkationCheck: people.asDoctor,
  BookTravel: people.asLogistics,
  AddToManifest: people.asLogistics,
  HandOverForDeparture: people.asLogistics,
  ConfirmArrival: people.asReceiving,
  RecordDeath: people.asSenior,
  CloseCase: people.asSenior,
  ApplyDueTimers: people.asHomeward,
  NoteFamilyStanding: people.asHomeward,
};

const SIGNERS: Readonly<Record<string, As>> = {
  'second-officer': people.asSecondOfficer,
  senior: people.asSenior,
  'senior-and-specialist': people.asSenior,
  'chief-of-mission': people.asChief,
};

const SENSIBLE = { ...MAIN_PATH, ...TRACKS } as Readonly<Record<string, (situation: Situation) => object>>;
const ALL_COMMANDS = Object.keys(COMMAND_DATA) as readonly ReturnCaseCommandType[];
/** They end a life, so they are drawn less often. */
const ENDING: ReadonlySet<ReturnCaseCommandType> = new Set(['RecordDeath', 'ExpressAsylumClaim', 'WithdrawConsent', 'DeclareMissing', 'CloseCase', 'ErasePerson', 'ReopenCase']);

const BIRTH_DATES = [
  { value: '1996-05', precision: 'month' },
  { value: '1996-05', precision: 'month' },
  { value: '2012-09-01', precision: 'day' },
  { value: '2019', precision: 'year' },
  { value: '2008-04-10', precision: 'day' },
] as const;

/** Any data at all for each command, drawn once: what no rule may let through is among it. */
export type AnyData = ReadonlyMap<ReturnCaseCommandType, readonly object[]>;
const DRAWN_PER_COMMAND = 60;

export function drawAnyData(seed: number): AnyData {
  return new Map(ALL_COMMANDS.map((type) => [type, fc.sample(COMMAND_DATA[type] as fc.Arbitrary<object>, { numRuns: DRAWN_PER_COMMAND, seed })]));
}

/** Lives one life, and shows each of its steps. */
export function live(number: number, anyData: AnyData, show: (step: LifeStep) => void): void {
  const chance = new Chance(number);
  let state: ReturnCase = returnCase.initial;
  let now: string = early.DAYS.registered;
  for (let step = 0; step < STEPS_IN_A_LIFE; step += 1) {
    const command = commandFor(state, now, { chance, anyData });
    now = command.context.now;
    const events = outcomeOf(command, state).map((event, index) => ({ ...event, id: `${step}-${index}` }));
    const after: ReturnCase = events.reduce(returnCase.evolve, state);
    show({ command, before: state, events, after });
    state = after;
  }
}

/** What the choices of a life are made from. */
export interface Drawn {
  readonly chance: Chance;
  readonly anyData: AnyData;
}

/** What somebody asks next of a case, at `now` or later. */
export function commandFor(state: ReturnCase, now: string, drawn: Drawn): ReturnCaseCommand {
  const { chance, anyData } = drawn;
  if (state.phase !== 'none') return laterCommand(state, now, drawn);
  const data = chance.once(20) ? anyOf(anyData, 'RegisterCase', chance) : registration(chance);
  return { type: 'RegisterCase', data, context: people.asOfficer(now) } as ReturnCaseCommand;
}

function laterCommand(state: RegisteredCase, now: string, { chance, anyData }: Drawn): ReturnCaseCommand {
  const next = nextStep(situationOf(state, now, chance));
  const isNext = next.types.length > 0 && chance.below(100) < NEXT_OF_A_HUNDRED;
  const type = (isNext ? chance.of(next.types) : otherType(state.phase, chance)) ?? 'ApplyDueTimers';
  const at = isNext && next.from !== undefined && next.from > now ? next.from : addHours(now, hoursPassing(chance));
  const isSensible = isNext || !chance.once(4);
  const data = isSensible ? sensible(type, situationOf(state, at, chance)) : anyOf(anyData, type, chance);
  return { type, data, context: whoAsks(type, data, chance)(at) } as ReturnCaseCommand;
}

function sensible(type: ReturnCaseCommandType, situation: Situation): object {
  return SENSIBLE[type]?.(situation) ?? registration(situation.chance);
}

function registration(chance: Chance): object {
  return early.register({ birthDate: chance.of(BIRTH_DATES) ?? BIRTH_DATES[0] }).data;
}

function otherType(phase: RegisteredCase['phase'], chance: Chance): ReturnCaseCommandType | undefined {
  if (chance.once(5)) return 'ApplyDueTimers';
  const type = chance.once(8) ? chance.of(ALL_COMMANDS) : chance.of(commandsInPhase(phase));
  return type !== undefined && ENDING.has(type) && !chance.once(4) ? 'ApplyDueTimers' : type;
}

function hoursPassing(chance: Chance): number {
  if (!chance.once(4)) return 0;
  if (!chance.once(12)) return 1 + chance.below(12);
  return chance.once(5) ? 24 * (5 + chance.below(40)) : 24 * (1 + chance.below(3));
}

function whoAsks(type: ReturnCaseCommandType, data: object, chance: Chance): As {
  if (chance.once(12)) return chance.of(CONTEXTS);
  if (type === 'SignOffDdp' && 'level' in data) return SIGNERS[String(data.level)] ?? people.asSenior;
  return USUAL[type] ?? people.asOfficer;
}

function anyOf(anyData: AnyData, type: ReturnCaseCommandType, chance: Chance): object {
  return chance.of(anyData.get(type) ?? []) ?? {};
}
