import type { EventStore, Position, StoredEvent } from '@homeward/event-store';
import type { QueryRunner } from 'typeorm';
import { applyCases, type BoundProjection } from '../runner/apply-cases';
import { CaseStates, eventsByCase, type CaseStatesPorts } from '../runner/case-states';
import { placeOf } from '../runner/event-place';
import type { SetAside } from './fold-log';
import { logPages } from './log-pages';

/** A table under construction after its first fill: it can follow the log until it takes the live one's place. */
export class NewVersion<State> {
  private readonly states: CaseStates<State>;
  private readonly aside: Map<string, SetAside>;

  constructor(
    private readonly ports: CaseStatesPorts<State> & { readonly store: EventStore },
    private readonly bound: BoundProjection<State>,
    /** What its rows hold. */
    public position: Position,
    aside: readonly SetAside[],
  ) {
    this.states = new CaseStates(ports);
    this.aside = new Map(aside.map((one) => [one.caseId, one]));
  }

  get parked(): readonly SetAside[] {
    return [...this.aside.values()];
  }

  /** Follows the log up to a position, in the transaction of the caller. */
  async follow(runner: QueryRunner, upTo: Position, signal: AbortSignal): Promise<void> {
    if (upTo <= this.position) return;
    for await (const page of logPages(this.ports.store, { after: this.position, upTo, signal })) await this.apply(runner, page);
    signal.throwIfAborted();
    this.position = upTo;
  }

  private async apply(runner: QueryRunner, events: readonly StoredEvent[]): Promise<void> {
    const folded = await this.states.foldAll(eventsByCase(events));
    await applyCases(this.bound, folded.filter(({ caseId }) => !this.aside.has(caseId)), {
      runner,
      target: this.bound.table.underConstruction,
      setAside: async ({ caseId, events: [from] }, error) => {
        if (from !== undefined) this.aside.set(caseId, { caseId, from: placeOf(from), error });
      },
    });
  }
}
