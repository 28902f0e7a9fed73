import type { EventStore, Position, StoredEvent } from '@homeward/event-store';
import { type Logger, reached } from '@homeward/platform';
import type { DataSource, QueryRunner } from 'typeorm';
import type { CaseFold } from '../projection/case-projection';
import { applyCases, applyCasesOneByOne, type BoundProjection } from './apply-cases';
import { CaseStates, eventsByCase, type FactReader, type FoldedCase } from './case-states';
import { advanceCheckpoints, CheckpointMoved, errorCodeOf, findParked, lockCheckpoints, park } from './checkpoints';
import { isDataError } from './data-error';
import { inTransaction } from './in-transaction';

export interface ProjectorPorts<State> {
  readonly store: EventStore;
  readonly dataSource: DataSource;
  readonly logger: Logger;
  readonly fold: CaseFold<State>;
  readonly read: FactReader;
  /** Projections that move together: a batch is read and folded once, and all their rows are of one moment. */
  readonly projections: readonly BoundProjection<State>[];
}

/**
 * Applies batches of the log to a group of projections.
 * Guarantees: the rows of a batch and the checkpoints are one transaction under a lock of the checkpoints, so neither a
 * crash nor a second runner can lose or double an event; a case that cannot be applied is parked and the others go on.
 */
export class BatchProjector<State> {
  private readonly names: readonly string[];
  private readonly states: CaseStates<State>;

  constructor(private readonly ports: ProjectorPorts<State>) {
    this.names = ports.projections.map(({ projection }) => projection.name);
    this.states = new CaseStates(ports);
  }

  /** Applies the events that follow `after`. Throws `CheckpointMoved` when the projections are not there. */
  async project(after: Position | undefined, events: readonly StoredEvent[]): Promise<void> {
    try {
      await this.applyWith(applyCases, after, events);
    } catch (error) {
      if (!isDataError(error)) throw error;
      // The database refused a row without saying whose; one case at a time, it is found and set aside.
      await this.applyWith(applyCasesOneByOne, after, events);
    }
  }

  private async applyWith(applySome: typeof applyCases, after: Position | undefined, events: readonly StoredEvent[]): Promise<void> {
    const last = events.at(-1);
    if (last === undefined) return;
    const byCase = eventsByCase(events);
    await inTransaction(this.ports.dataSource, async (runner) => {
      const locked = await lockCheckpoints(runner, this.names);
      if (locked.some(({ position }) => (position ?? undefined) !== after)) throw new CheckpointMoved();
      const parked = await findParked(runner, this.names, [...byCase.keys()]);
      const cases = await this.states.foldAll(byCase);
      for (const bound of this.ports.projections) {
        const { name } = bound.projection;
        const asideAlready = parked.get(name);
        await applySome(bound, cases.filter(({ caseId }) => asideAlready?.has(caseId) !== true), {
          runner,
          setAside: (folded, error) => this.park(runner, name, folded, error),
        });
      }
      reached('rows-written');
      await advanceCheckpoints(runner, this.names, last.position);
    });
    reached('rows-committed');
  }

  private async park(runner: QueryRunner, projection: string, { caseId, events }: FoldedCase<State>, error: unknown): Promise<void> {
    const [from] = events;
    if (from === undefined) return;
    await park(runner, { projection, caseId, from, error });
    this.ports.logger.error('A case cannot be projected and is parked; its later events wait for a replay.', {
      projection,
      caseId,
      eventType: from.type,
      position: from.position,
      code: errorCodeOf(error),
    });
  }
}
