import fc from 'fast-check';
import type { ReturnCaseCommandType } from './commands';
import { drawAnyData, live, STEPS_IN_A_LIFE, type LifeStep } from './testing/model/life';
import { brokenBy, brokenByStep, isRecomputed } from './testing/model/invariants';
import { newShadow, read } from './testing/model/shadow';
import { PHASES, type Phase } from './vocabulary';

/**
 * The whole case against what may never happen, in lives of random commands. `npm run test:model` asks a million commands;
 * an ordinary test run fewer. A life that fails is printed with the number that makes it.
 */

const COMMANDS = Number(process.env['HOMEWARD_MODEL_COMMANDS'] ?? 20_000);
const LIVES = Math.ceil(COMMANDS / STEPS_IN_A_LIFE);
const SEED = Number(process.env['HOMEWARD_MODEL_SEED'] ?? 20_260_322);
/** The rarest commands need more lives than an ordinary run has. */
const ENOUGH_FOR_ALL = 100_000;
const TEN_MINUTES_MS = 600_000;

interface Tally {
  commands: number;
  accepted: Map<ReturnCaseCommandType, number>;
  reached: Map<Phase, number>;
  decisions: number;
}

const tally: Tally = { commands: 0, accepted: new Map(), reached: new Map(), decisions: 0 };
const anyData = drawAnyData(SEED);
const count = <Key>(counts: Map<Key, number>, key: Key): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Lives a life and answers every sentence it broke, with the step at which it did. */
function brokenIn(life: number): readonly string[] {
  const shadow = newShadow();
  const phases = new Set<Phase>();
  const broken: string[] = [];
  live(life, anyData, (step) => {
    const found = [...step.events.flatMap((event) => factsBroken(event, shadow, step)), ...brokenByStep(step)];
    broken.push(...found.map((sentence) => `${sentence}: ${step.command.type} at ${step.command.context.now}`));
    tally.commands += 1;
    if (step.events.length > 0) count(tally.accepted, step.command.type);
    if (step.after.phase !== 'none') phases.add(step.after.phase);
  });
  phases.forEach((phase) => count(tally.reached, phase));
  return broken;
}

function factsBroken(event: LifeStep['events'][number], shadow: ReturnType<typeof newShadow>, step: LifeStep): readonly string[] {
  const broken = brokenBy({ event, shadow, step });
  read(shadow, event);
  if (event.type !== 'DdpDecided') return broken;
  tally.decisions += 1;
  return isRecomputed(event.data, step.command.context) ? broken : [...broken, 'a decision is made again from its inputs'];
}

function table(): string {
  const phases = PHASES.map((phase) => `${phase} ${tally.reached.get(phase) ?? 0}`).join(', ');
  const commands = [...anyData.keys()].map((type) => `${type} ${tally.accepted.get(type) ?? 0}`).join(', ');
  return `${tally.commands} commands in ${LIVES} lives, ${tally.decisions} decisions recomputed (seed ${SEED}).\nLives that reached: ${phases}.\nAccepted: ${commands}.\n`;
}

describe(`A case in ${LIVES} lives of ${STEPS_IN_A_LIFE} random commands`, () => {
  it('breaks no sentence of protection', () => {
    fc.assert(
      fc.property(fc.integer(), (life) => expect({ life, broken: brokenIn(life) }).toEqual({ life, broken: [] })),
      { numRuns: LIVES, seed: SEED, endOnFailure: true },
    );
    if (process.env['HOMEWARD_MODEL_COMMANDS'] !== undefined) process.stdout.write(table());
  }, TEN_MINUTES_MS);

  it('reaches every phase, and has every command accepted', () => {
    expect(PHASES.filter((phase) => !tally.reached.has(phase))).toEqual([]);
    const never = [...anyData.keys()].filter((type) => !tally.accepted.has(type));
    expect({ never, tooMany: never.length > (COMMANDS < ENOUGH_FOR_ALL ? 3 : 0) }).toMatchObject({ tooMany: false });
  });
});
