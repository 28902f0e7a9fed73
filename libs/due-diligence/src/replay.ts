import { valueOf } from './compile-condition';
import { engineOf } from './compile-rule-set';
import type { CheckTrace, DdpDecision, Result } from './decision';
import { judge } from './judge';
import type { RuleSet } from './rule-set';

/** Why a decision says nothing under other rules. */
export type NotReplayable =
  /** It was taken before decisions kept their inputs. */
  | 'no-inputs'
  /** The rules ask about facts that were not kept. */
  | 'fact-not-kept'
  /** A fact was kept in a form that the rules do not know. */
  | 'fact-not-understood'
  /** The rules ask people for an answer that nobody was asked for. */
  | 'check-not-asked';

/** What a candidate rule set makes of one stored decision. */
export type Replay =
  | { readonly kind: 'same' }
  | { readonly kind: 'flip'; readonly from: Result; readonly to: Result }
  | { readonly kind: 'not-replayable'; readonly reason: NotReplayable; /** Facts or checks, sorted. */ readonly names: readonly string[] };

/** What of a decision must have been kept for a replay; of the trace, only which checks there were. */
export interface StoredDecision extends Pick<DdpDecision, 'inputs' | 'result' | 'asOf' | 'scope'> {
  readonly checks: readonly Pick<CheckTrace, 'check'>[];
}

/**
 * Takes a stored decision again under other rules, with what was known then and on its own day. What was not known to anybody
 * then is unknown again; what was merely not kept is never guessed.
 */
export function replayDecision(candidate: RuleSet, stored: StoredDecision | null): Replay {
  if (stored === null) return notReplayable('no-inputs', []);
  const { inputs, asOf, scope, result } = stored;
  const engine = engineOf(candidate);
  const asked = engine.asked[scope];
  const notKept = asked.filter(({ fact }) => !Object.hasOwn(inputs.facts, fact));
  if (notKept.length > 0) return notReplayable('fact-not-kept', notKept.map(({ fact }) => fact));

  const strange = asked.filter(({ fact, understood }) => {
    const value = valueOf(inputs.facts, fact);
    return value !== null && !understood(value);
  });
  if (strange.length > 0) return notReplayable('fact-not-understood', strange.map(({ fact }) => fact));

  const judged = new Set(stored.checks.map(({ check }) => check));
  const unasked = engine.checks[scope].map(({ check }) => check).filter(({ id, answer }) => answer === 'required' && !judged.has(id) && !Object.hasOwn(inputs.answers, id));
  if (unasked.length > 0) return notReplayable('check-not-asked', unasked.map(({ id }) => id).sort());

  const to = judge(engine, inputs, { asOf, scope }).result;
  return to === result ? SAME : { kind: 'flip', from: result, to };
}

const SAME: Replay = { kind: 'same' };
const notReplayable = (reason: NotReplayable, names: readonly string[]): Replay => ({ kind: 'not-replayable', reason, names });
