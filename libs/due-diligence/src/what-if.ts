import type { DdpDecision, Result } from './decision';
import type { RuleSet } from './rule-set';

/** A decision as it was stored, and the groups its person belongs to, such as `{ sex: 'female' }`. */
export interface StoredDecision {
  readonly decision: DdpDecision;
  readonly groups: Readonly<Record<string, string>>;
}

/** What a candidate rule set makes of one stored decision. */
export type Replay =
  | { readonly outcome: 'same' }
  | { readonly outcome: 'flip'; readonly from: Result; readonly to: Result }
  | { readonly outcome: 'not-replayable'; readonly reason: string };

/** Still to come. */
export function replayDecision(_candidate: RuleSet, _stored: DdpDecision): Replay {
  throw new Error('not there yet');
}
