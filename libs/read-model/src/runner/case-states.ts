import type { AnyRecordedFact } from '@homeward/case-log';
import type { EventStore, StoredEvent } from '@homeward/event-store';
import { caseIdOf, streamOf } from '@homeward/return-case';
import { LRUCache } from 'lru-cache';
import type { CaseFold } from '../projection/case-projection';
import type { Step } from '../projection/changes';

/** Turns a stored event into a fact. Throws on what it cannot read. */
export type FactReader = (event: StoredEvent) => AnyRecordedFact;

export interface CaseStatesPorts<State> {
  readonly store: EventStore;
  readonly fold: CaseFold<State>;
  readonly read: FactReader;
}

/** What consecutive events of one case came to: a state after each, or the error that stopped the fold. */
export interface FoldedCase<State> {
  readonly caseId: string;
  readonly events: readonly StoredEvent[];
  readonly outcome: { readonly before: State | undefined; readonly steps: readonly Step<State>[] } | { readonly error: unknown };
}

/** Cases whose state is kept at hand. A state weighs a few kilobytes; any other is folded from its stream when needed. */
const MAX_STATES_AT_HAND = 20_000;
/** Streams read at once for states that are not at hand. */
const MAX_STREAMS_AT_ONCE = 8;

/**
 * The states of cases, each at a revision. A state is the fold of its stream up to that revision, whoever moved which
 * projection since, so what is at hand can never be wrong, only useless.
 */
export class CaseStates<State> {
  private readonly atHand = new LRUCache<string, { readonly revision: number; readonly state: State }>({ max: MAX_STATES_AT_HAND });

  constructor(private readonly ports: CaseStatesPorts<State>) {}

  /** Folds the events of each case onto its state. What throws is answered, not thrown: it concerns one case alone. */
  async foldAll(byCase: ReadonlyMap<string, readonly StoredEvent[]>): Promise<readonly FoldedCase<State>[]> {
    const cases = [...byCase];
    await this.fetchMissing(cases.filter(([caseId, events]) => !this.isAtHand(caseId, events)));
    return cases.map(([caseId, events]) => ({ caseId, events, outcome: this.fold(caseId, events) }));
  }

  private fold(caseId: string, events: readonly StoredEvent[]): FoldedCase<State>['outcome'] {
    try {
      const before = this.atHand.get(caseId)?.state;
      const steps: Step<State>[] = [];
      let state = startsCase(events) ? undefined : before;
      for (const event of events) {
        const fact = this.ports.read(event);
        state = this.ports.fold.evolve(state, fact);
        steps.push({ fact, state });
        this.atHand.set(caseId, { revision: event.revision, state });
      }
      return { before: startsCase(events) ? undefined : before, steps };
    } catch (error) {
      return { error };
    }
  }

  private isAtHand(caseId: string, events: readonly StoredEvent[]): boolean {
    const first = events[0]?.revision ?? 0;
    return first === 0 || this.atHand.get(caseId)?.revision === first - 1;
  }

  private async fetchMissing(missing: readonly (readonly [string, readonly StoredEvent[]])[]): Promise<void> {
    for (let start = 0; start < missing.length; start += MAX_STREAMS_AT_ONCE) {
      const some = missing.slice(start, start + MAX_STREAMS_AT_ONCE);
      await Promise.all(some.map(([caseId, events]) => this.fetch(caseId, (events[0]?.revision ?? 0) - 1)));
    }
  }

  private async fetch(caseId: string, revision: number): Promise<void> {
    this.atHand.delete(caseId);
    const history: StoredEvent[] = [];
    for await (const event of this.ports.store.read(streamOf(caseId), { to: revision })) history.push(event);
    // An error is left to the fold of the batch, which then finds no state and sets the case aside.
    this.fold(caseId, history);
  }
}

/** The events of a batch by case, in order. Streams of other categories are no business of a case's read models. */
export function eventsByCase(events: readonly StoredEvent[]): ReadonlyMap<string, readonly StoredEvent[]> {
  const byCase = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const caseId = caseIdOf(event.stream);
    if (caseId === undefined) continue;
    const known = byCase.get(caseId);
    if (known === undefined) byCase.set(caseId, [event]);
    else known.push(event);
  }
  return byCase;
}

function startsCase(events: readonly StoredEvent[]): boolean {
  return events[0]?.revision === 0;
}
