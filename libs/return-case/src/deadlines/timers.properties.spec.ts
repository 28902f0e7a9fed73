import fc from 'fast-check';
import { addHours } from '../dates';
import { returnCase } from '../return-case';
import { asHomeward, command, stateOf } from '../testing';
import { outcomeOf, type Step, walk } from '../testing/random-walk';
import { nextTimerAt } from './case-timers';

const RUNS = 100;
const HOURS_PER_DAY = 24;

/** A random life of a case, and a moment after it. */
const lives = fc.tuple(fc.gen(), fc.integer({ min: 0, max: 400 * HOURS_PER_DAY })).map(([draw, hours]) => {
  const history = walk(draw, () => undefined);
  return { history, now: addHours(history.at(-1)?.at ?? '2026-03-02T08:00:00.000Z', hours) };
});

const applied = (history: Parameters<typeof stateOf>[0], now: string) => {
  const state = stateOf(history);
  return state.phase === 'none' ? [] : returnCase.decide(command('ApplyDueTimers', {}, asHomeward(now)), state);
};

/** A life older than the deadlines gets its first ones with the first timers, and those that are past are missed with the next. */
const MAX_ROUNDS = 2;

function settledAt(history: Parameters<typeof stateOf>[0], now: string) {
  let lived = history;
  for (let round = 0; round < MAX_ROUNDS; round += 1) lived = [...lived, ...applied(lived, now)];
  return lived;
}

describe('for any life of a case', () => {
  it('what time made true is recorded once', () => {
    fc.assert(
      fc.property(lives, ({ history, now }) => {
        expect(applied(settledAt(history, now), now)).toEqual([]);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  it('the next timer lies after the moment up to which time was applied, and fires when it comes', () => {
    fc.assert(
      fc.property(lives, ({ history, now }) => {
        const lived = settledAt(history, now);
        const next = nextTimerAt(stateOf(lived), asHomeward());
        if (next === null) return;
        expect(next > now).toBe(true);
        expect(applied(lived, addHours(next, -1 / 3_600_000))).toEqual([]);
        expect(applied(lived, next)).not.toEqual([]);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  it('the same commands at the same times make the same deadlines, however often they are played', () => {
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        const steps: Step[] = [];
        walk(draw, (step) => steps.push(step));
        for (const { command: asked, before, events } of steps) expect(outcomeOf(copyOf(asked), copyOf(before))).toEqual(events);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });
});

function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
