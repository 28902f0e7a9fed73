import { findStaleCauses, type DdpInputs } from '@homeward/due-diligence';
import type { Consequence } from '../consequence';
import { lossOf } from '../decide/gate-loss';
import { todayOf } from '../guards';
import { PAUSED_PHASES, PREPARING_TO_VERIFIED } from '../phases';
import type { RegisteredCase, ReturnCase } from '../state';
import type { Phase } from '../vocabulary';
import { ddpInputs } from './inputs';
import { whatChanged } from './what-changed';

const BEFORE_DEPARTURE: readonly Phase[] = [...PREPARING_TO_VERIFIED, ...PAUSED_PHASES];

/**
 * After every command: does the decision still rest on what it rested on? What runs out by its date needs no mark, for the
 * decision was given no longer a term than that.
 */
export const stalenessFollowing: Consequence = (before, after, context) => {
  const { rests, scope } = after.ddp;
  if (rests === null || scope === null || !isWatched(after) || !isTouched(before, after)) return [];
  const asOf = todayOf(context);
  if (after.ddp.validUntil !== null && after.ddp.validUntil < asOf) return [];
  const causes = findStaleCauses(context.ruleSet, rests, asFarAsAskedThen(ddpInputs(after, context), rests), { asOf, scope });
  if (causes.length === 0) return [];
  const stale = { causes };
  return [{ type: 'DdpMarkedStale', data: stale }, ...lossOf(after, [{ gate: 'DDP', status: 'closed', reason: whatChanged(stale) }])];
};

/** Every part of a case that facts are taken from. What a fold leaves as it was, it leaves the same object. */
const SAYS_FACTS = [
  'assessment', 'birthDate', 'child', 'claimedNationality', 'clearance', 'consent', 'consular', 'counselling', 'ddp', 'family', 'legal', 'medical', 'returnCountry', 'screening',
] as const satisfies readonly (keyof RegisteredCase)[];

function isTouched(before: ReturnCase, after: RegisteredCase): boolean {
  return before.phase === 'none' || SAYS_FACTS.some((part) => before[part] !== after[part]);
}

function isWatched({ phase, ddp }: RegisteredCase): boolean {
  return ddp.decision !== null && ddp.stale === null && BEFORE_DEPARTURE.includes(phase);
}

/** A fact that only later rules ask about was never part of the decision, so it cannot have changed under it. */
function asFarAsAskedThen(now: DdpInputs, { facts }: DdpInputs): DdpInputs {
  const later = Object.keys(now.facts).filter((name) => facts[name] === undefined);
  if (later.length === 0) return now;
  return { ...now, facts: { ...now.facts, ...Object.fromEntries(later.map((name) => [name, UNKNOWN])) } };
}

const UNKNOWN = { value: null, source: null } as const;
