import type { WhatIfResult } from './run-what-if';

const MAX_GROUPS_TOLD = 10;

/** A result for a terminal: what would have changed, for whom, and what the figures rest on. No case is named. */
export function textOf({ candidate, asOfPosition, total, notReplayable, groups, decidedUnder, durationMs }: WhatIfResult): string {
  const left = Object.entries(notReplayable).filter(([, decisions]) => decisions > 0);
  return [
    `${candidate.id} ${candidate.version} (${candidate.digest.slice(0, 12)}) on ${total.decisions} decisions up to position ${asOfPosition}, in ${(durationMs / 1_000).toFixed(1)} s`,
    `  taken under: ${decidedUnder.map(({ id, version, digest, decisions }) => `${id} ${version} (${digest.slice(0, 12)}): ${decisions}`).join(', ') || 'no rules'}`,
    `  the same: ${total.same}`,
    `  clear to hold: ${total.clearToHold}`,
    `  hold to clear: ${total.holdToClear}`,
    `  otherwise different: ${total.otherFlips}`,
    `  cannot be replayed: ${total.notReplayable}${left.length === 0 ? '' : ` (${left.map(([reason, decisions]) => `${reason}: ${decisions}`).join(', ')})`}`,
    ...Object.entries(groups).flatMap(([dimension, known]) => flippedIn(dimension, known)),
    '',
  ].join('\n');
}

function flippedIn(dimension: string, groups: WhatIfResult['groups'][string]): readonly string[] {
  const flipped = Object.entries(groups)
    .map(([group, { clearToHold, holdToClear, decisions }]) => ({ group, clearToHold, holdToClear, decisions, flips: clearToHold + holdToClear }))
    .filter(({ flips }) => flips > 0)
    .sort((one, other) => other.flips - one.flips);
  if (flipped.length === 0) return [];
  const told = flipped.slice(0, MAX_GROUPS_TOLD).map(({ group, clearToHold, holdToClear, decisions }) => `    ${group}: ${clearToHold} to hold, ${holdToClear} to clear, of ${decisions}`);
  return [`  by ${dimension}:`, ...told, ...(flipped.length > told.length ? [`    and ${flipped.length - told.length} more`] : [])];
}
