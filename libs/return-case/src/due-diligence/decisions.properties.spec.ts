import { canonicalText, DEFAULT_RULE_SET, digestOf, evaluate, findStaleCauses, LEVELS, type DdpDecision } from '@homeward/due-diligence';
import fc from 'fast-check';
import type { ReturnCaseEvent } from '../events';
import { todayOf } from '../guards';
import { PREPARING_TO_VERIFIED } from '../phases';
import * as histories from '../testing/histories';
import * as laterHistories from '../testing/later-histories';
import { readyChildCase } from '../testing/child-histories';
import { NEAR_A_DEPARTURE, walk, type Step } from '../testing/random-walk';
import { ddpInputs } from './inputs';

const RUNS = { numRuns: 60, endOnFailure: true };
const STARTS = ['ddpReviewCase', 'preparingCase', ...NEAR_A_DEPARTURE] as const;

function onEveryStep(check: (step: Step) => void, starts: readonly string[] = STARTS, numRuns: number = RUNS.numRuns): void {
  fc.assert(
    fc.property(fc.gen(), (draw) => void walk(draw, check, starts)),
    { ...RUNS, numRuns },
  );
}

const decisionsIn = (events: readonly ReturnCaseEvent[]): readonly DdpDecision[] => events.flatMap((event) => (event.type === 'DdpDecided' ? [event.data.decision] : []));

function ensureReplays(decision: DdpDecision): void {
  expect(decision.ruleSet).toEqual({ id: 'homeward-ddp', version: 1, digest: digestOf(DEFAULT_RULE_SET) });
  expect(canonicalText(evaluate(DEFAULT_RULE_SET, decision.inputs, decision))).toBe(canonicalText(decision));
  expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
}

describe('Every decision', () => {
  const { ENDS, ...onTheWay } = laterHistories;

  it.each(Object.entries({ ...histories, ...onTheWay, ...ENDS, readyChildCase }))('of %s comes out the same, byte for byte, from what it kept', (_name, history) => {
    decisionsIn(history).forEach(ensureReplays);
  });
  it('is among the fixtures, an adult’s and a child’s', () => {
    expect([histories.preparingCase, readyChildCase].map((history) => decisionsIn(history).map(({ result }) => result))).toEqual([['CLEARED'], ['CLEARED']]);
  });
  it('of any life comes out the same, byte for byte, from what it kept', () => {
    let met = 0;
    const replays = ({ events }: Step): void => {
      decisionsIn(events).forEach(ensureReplays);
      met += decisionsIn(events).length;
    };
    onEveryStep(replays);
    // About one life in ten is decided on from here, and hardly any from elsewhere.
    onEveryStep(replays, ['answeredCase'], 2 * RUNS.numRuns);
    expect(met).toBeGreaterThan(0);
  });
  it('names the event each fact and answer came from', () => {
    onEveryStep(({ events }) => {
      for (const { inputs } of decisionsIn(events)) {
        Object.values(inputs.answers).forEach(({ source }) => expect(source).toMatch(/^event-\d+$/));
        for (const [name, { value, source }] of Object.entries(inputs.facts)) {
          if (value !== null && value !== false && value !== 0) expect([name, source]).toEqual([name, expect.stringMatching(/^(event-\d+|policy:default-1)$/)]);
        }
      }
    });
  });
  it('is recorded with its signature or its block, by somebody independent, at no lower a level than it asks for', () => {
    onEveryStep(({ before, events }) => {
      if (before.phase === 'none') return;
      const [decision] = decisionsIn(events);
      const outcomes = events.filter(({ type }) => type === 'DdpSignedOff' || type === 'DdpBlocked');
      expect(outcomes).toHaveLength(decision === undefined ? 0 : 1);
      for (const event of outcomes) {
        expect([...before.assessment.assessors, ...before.ddp.overriders]).not.toContain(event.by);
        if (event.type !== 'DdpSignedOff') continue;
        expect(LEVELS.indexOf(event.data.level)).toBeGreaterThanOrEqual(LEVELS.indexOf(decision?.requiredLevel ?? 'chief-of-mission'));
        expect(event.data).toMatchObject({ validUntil: decision?.validUntil, result: decision?.result });
      }
    });
  });
});

describe('A decision in force', () => {
  it('still rests on what it rested on, after whatever command', () => {
    onEveryStep(({ after, command, events }) => {
      if (after.phase === 'none' || events.length === 0) return;
      const { decision, rests, scope, stale, validUntil } = after.ddp;
      const asOf = todayOf(command.context);
      const isInForce = decision !== null && stale === null && (validUntil ?? '') >= asOf && PREPARING_TO_VERIFIED.includes(after.phase);
      if (!isInForce || rests === null || scope === null) return;
      expect(findStaleCauses(DEFAULT_RULE_SET, rests, ddpInputs(after, command.context), { asOf, scope })).toEqual([]);
    });
  });
  it('is what every ready, booked and departing case has', () => {
    onEveryStep(({ before, events }) => {
      if (before.phase === 'none' || !events.some(({ type }) => type === 'CaseReadied' || type === 'TravelBooked' || type === 'Departed')) return;
      expect(before.ddp).toMatchObject({ stale: null, voided: false, decision: expect.any(Object) as object });
    });
  });
});
