import { parseRecorded } from '@homeward/case-log';
import type { Position, StoredEvent } from '@homeward/event-store';
import { Offices } from '@homeward/office-calendar';
import { CheckpointMoved, caseViewFold, type CaseView, type DueCase } from '@homeward/read-model';
import { DEFAULT_POLICY, nextTimerAt, upcast } from '@homeward/return-case';
import { runSubscription } from '@homeward/subscription';
import { FaultyStore } from './faulty-store';
import type { Machine } from './machine';
import type { World } from './world';

const MOST_EVENTS_AT_ONCE = 12;
const STEP_MS = 50;
const PATIENT = { maxFailures: 1_000, firstDelayMs: 50, maxDelayMs: 10_000 };
const OFFICES = new Offices();

interface TimerRow {
  readonly caseId: string;
  readonly nextAt: string | null;
  readonly mayComeOfAge: boolean;
}

/** The rows of one read model and its checkpoint, which outlive processes. A commit is all or nothing. */
export class ReadModelDatabase {
  checkpoint: Position | undefined;
  /** Every event that was ever applied, in the order in which it was. */
  readonly applied: string[] = [];
  private readonly views = new Map<string, CaseView>();
  private readonly timers = new Map<string, TimerRow>();

  /** Rows and checkpoint together, on top of the checkpoint they were made from. */
  commit(from: Position | undefined, batch: readonly StoredEvent[]): void {
    this.move(from, batch);
    this.write(batch);
  }

  move(from: Position | undefined, batch: readonly StoredEvent[]): void {
    if (this.checkpoint !== from) throw new CheckpointMoved();
    this.checkpoint = batch.at(-1)?.position ?? from;
  }

  write(batch: readonly StoredEvent[]): void {
    for (const stored of batch) {
      this.applied.push(stored.id);
      const fact = parseRecorded(stored, upcast);
      const view = caseViewFold.evolve(this.views.get(fact.caseId), fact);
      this.views.set(fact.caseId, view);
      const { caseId, state, ageBand } = view;
      this.timers.set(caseId, { caseId, nextAt: nextTimerAt(state, { zone: OFFICES.zoneOf(state.office), policy: DEFAULT_POLICY }), mayComeOfAge: ageBand === '12-17' && !state.child.ofAge });
    }
  }

  dueBy(now: string): readonly DueCase[] {
    const due = [...this.timers.values()].flatMap(({ caseId, nextAt }) => (nextAt !== null && nextAt <= now ? [{ caseId, dueAt: nextAt }] : []));
    return due.sort((left, right) => (`${left.dueAt}${left.caseId}` < `${right.dueAt}${right.caseId}` ? -1 : 1));
  }

  mayComeOfAge(): readonly string[] {
    return [...this.timers.values()].flatMap(({ caseId, mayComeOfAge }) => (mayComeOfAge ? [caseId] : [])).sort();
  }
}

/** Follows the log into the rows, until its machine dies. */
export async function project(world: World, machine: Machine, database: ReadModelDatabase): Promise<void> {
  let place: Position | undefined;
  await runSubscription({
    store: new FaultyStore(world, machine),
    signal: machine.died,
    timers: machine.timers,
    retry: PATIENT,
    batchSize: 1 + world.chance.below(MOST_EVENTS_AT_ONCE),
    checkpoint: async () => {
      await machine.wait(STEP_MS);
      place = database.checkpoint;
      return place;
    },
    handle: async (batch) => {
      await machine.wait(STEP_MS);
      if (world.makes('checkpoint-before-work')) {
        database.move(place, batch);
        await machine.wait(STEP_MS);
        database.write(batch);
      } else database.commit(place, batch);
      await machine.wait(STEP_MS);
      if (world.fails('commit without an answer', 30)) throw new Error('The answer of the database was lost.');
      place = batch.at(-1)?.position;
    },
  });
}
