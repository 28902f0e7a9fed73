import type { AnyRecordedFact, OpenedEvent } from '@homeward/case-log';
import { returnCase, type ReturnCase } from '@homeward/return-case';
import diff from 'microdiff';

/** One thing an event changed in the state: a dotted path, and the value before and after (null where there was none). */
export interface StateChange {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One event as it happened, and the state it left. */
export interface ReplayedEvent {
  readonly recorded: AnyRecordedFact;
  readonly event: OpenedEvent['event'];
  readonly changes: readonly StateChange[];
  readonly stateAfter: ReturnCase;
}

/**
 * Folds a history again, event by event, with the same `evolve` the decisions were taken on. Pure, so the same events
 * give the same replay for ever.
 */
export function replay(history: readonly OpenedEvent[]): readonly ReplayedEvent[] {
  let state: ReturnCase = returnCase.initial;
  return history.map(({ recorded, event }) => {
    const before = state;
    state = returnCase.evolve(before, event);
    return { recorded, event, changes: changesBetween(before, state), stateAfter: state };
  });
}

function changesBetween(before: ReturnCase, after: ReturnCase): readonly StateChange[] {
  return diff(withoutBookkeeping(before), withoutBookkeeping(after)).map((difference) => ({
    path: difference.path.join('.'),
    before: 'oldValue' in difference ? (difference.oldValue as unknown) : null,
    after: 'value' in difference ? (difference.value as unknown) : null,
  }));
}

/** Which event last said a thing is the history itself, told twice. */
function withoutBookkeeping(state: ReturnCase): object {
  const { sources: _sources, ...told } = { sources: {}, ...state };
  return told;
}
