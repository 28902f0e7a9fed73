import type { Result } from './decision';
import { opensTheWay } from './evaluate';
import type { NotReplayable, Replay } from './replay';

/** A decision that comes out otherwise, under the case's pseudonym. */
export interface Flip {
  readonly case: string;
  readonly from: Result;
  readonly to: Result;
}

/** Counts of decisions; the kinds add up to `decisions`. `clear` is CLEARED or CONDITIONAL, `hold` is every other result. */
export interface GroupCounts {
  readonly decisions: number;
  readonly same: number;
  readonly clearToHold: number;
  readonly holdToClear: number;
  /** Another result on the same side, such as PENDING instead of INCOMPLETE. */
  readonly otherFlips: number;
  readonly notReplayable: number;
}

export interface ReplayReport {
  readonly total: GroupCounts;
  readonly notReplayable: Readonly<Record<NotReplayable, number>>;
  /** By dimension, then by group, such as `sex` and `female`. Groups beyond the bound are counted as `(others)`. */
  readonly groups: Readonly<Record<string, Readonly<Record<string, GroupCounts>>>>;
  /** The first flips between clear and hold, as far as the bound allows. */
  readonly flips: readonly Flip[];
}

/** Counts replays as they come. */
export interface ReplayTally {
  /** `case` is a pseudonym, `groups` the group of the person by dimension. */
  readonly add: (replay: Replay, of: { readonly case: string; readonly groups: Readonly<Record<string, string>> }) => void;
  readonly report: () => ReplayReport;
}

type Kind = Exclude<keyof GroupCounts, 'decisions'>;
type Counts = Record<keyof GroupCounts, number>;

const MAX_GROUPS = 300;
const OTHERS = '(others)';

/** Bounded by `maxFlips` listed flips and 300 groups for each dimension; the counts leave nothing out. */
export function tallyReplays({ maxFlips = 1_000 }: { readonly maxFlips?: number } = {}): ReplayTally {
  const total = nothing();
  const notReplayable: Record<NotReplayable, number> = { 'no-inputs': 0, 'fact-not-kept': 0, 'fact-not-understood': 0, 'check-not-asked': 0 };
  const groups = new Map<string, Map<string, Counts>>();
  const flips: Flip[] = [];

  const countsOf = (dimension: string, group: string): Counts => {
    const known = groups.get(dimension) ?? new Map<string, Counts>();
    groups.set(dimension, known);
    const name = known.has(group) || known.size < MAX_GROUPS ? group : OTHERS;
    const counts = known.get(name) ?? nothing();
    known.set(name, counts);
    return counts;
  };

  return {
    add(replay, of) {
      const kind = kindOf(replay);
      for (const counts of [total, ...Object.entries(of.groups).map(([dimension, group]) => countsOf(dimension, group))]) {
        counts.decisions += 1;
        counts[kind] += 1;
      }
      if (replay.kind === 'not-replayable') notReplayable[replay.reason] += 1;
      if (replay.kind === 'flip' && kind !== 'otherFlips' && flips.length < maxFlips) flips.push({ case: of.case, from: replay.from, to: replay.to });
    },
    report: () => ({
      total: { ...total },
      notReplayable: { ...notReplayable },
      groups: Object.fromEntries(inOrder(groups).map(([dimension, known]) => [dimension, Object.fromEntries(inOrder(known).map(([group, counts]) => [group, { ...counts }]))])),
      flips: [...flips],
    }),
  };
}

const nothing = (): Counts => ({ decisions: 0, same: 0, clearToHold: 0, holdToClear: 0, otherFlips: 0, notReplayable: 0 });

function kindOf(replay: Replay): Kind {
  if (replay.kind === 'same') return 'same';
  if (replay.kind === 'not-replayable') return 'notReplayable';
  if (opensTheWay(replay.from) === opensTheWay(replay.to)) return 'otherFlips';
  return opensTheWay(replay.from) ? 'clearToHold' : 'holdToClear';
}

const inOrder = <Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] => [...map].sort(([one], [other]) => (one < other ? -1 : 1));
