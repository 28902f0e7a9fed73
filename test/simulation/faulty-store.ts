import { StoreUnavailable, type AppendOptions, type AppendReceipt, type EventStore, type NewEvent, type Position, type ReadAllOptions, type ReadOptions, type StoredEvent, type SubscribeOptions } from '@homeward/event-store';
import { derivedId } from '@homeward/platform';
import type { Machine } from './machine';
import type { World } from './world';

const USUAL_MS = 30;
const SLOW_MS = 120_000;
const LATE_COMMIT_MS = 20_000;

/** The log as one machine reaches it: slow, or not at all, or without an answer. It never lies. */
export class FaultyStore implements EventStore {
  constructor(
    private readonly world: World,
    private readonly machine: Machine,
  ) {}

  async append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<AppendReceipt> {
    await this.reach('append');
    const receipt = await this.world.log.append(stream, events, options);
    this.world.appends.set(stream, (this.world.appends.get(stream) ?? 0) + 1);
    this.commitLate(receipt.position);
    await this.machine.wait(USUAL_MS);
    if (!this.world.fails('append without an answer', 20)) return receipt;
    if (this.world.makes('appended-again-as-another')) return this.appendAgain(stream, events, receipt);
    throw new StoreUnavailable('The answer was lost.');
  }

  async *read(stream: string, options: ReadOptions = {}): AsyncGenerator<StoredEvent, void> {
    await this.reach('read');
    yield* this.world.log.read(stream, options);
  }

  async readAll(options: ReadAllOptions): Promise<readonly StoredEvent[]> {
    await this.reach('read');
    return this.world.log.readAll(options);
  }

  async *subscribe({ signal, ...options }: SubscribeOptions): AsyncGenerator<readonly StoredEvent[], void> {
    await this.reach('subscription');
    for await (const batch of this.world.log.subscribe({ ...options, signal: AbortSignal.any([signal, this.machine.died]) })) {
      const seen = this.world.makes('late-commit-skipped') ? batch.filter(({ position }) => this.waitMs(position) === 0) : batch;
      const last = seen.at(-1);
      if (last === undefined) continue;
      for (let waitMs = this.waitMs(...seen.map(({ position }) => position)); waitMs > 0; waitMs = 0) await this.machine.timers.sleep(waitMs);
      await this.reach('subscription');
      yield seen;
    }
  }

  async head(): Promise<Position | undefined> {
    await this.reach('read');
    return this.world.log.head();
  }

  async close(): Promise<void> {}

  private async reach(what: string): Promise<void> {
    await this.machine.wait(this.world.fails(`slow ${what}`, 25) ? SLOW_MS : USUAL_MS);
    if (this.world.fails(`${what} refused`, 40)) throw new StoreUnavailable('The store cannot be reached.');
  }

  private commitLate(position: Position): void {
    if (this.world.fails('late commit', 6)) this.world.seenFrom.set(position, this.world.time.nowMs() + this.world.chance.below(LATE_COMMIT_MS));
  }

  private waitMs(...positions: readonly Position[]): number {
    return Math.max(0, ...positions.map((position) => (this.world.seenFrom.get(position) ?? 0) - this.world.time.nowMs()));
  }

  /** The mistake of a client that takes a lost answer for a failure. */
  private appendAgain(stream: string, events: readonly NewEvent[], { revision }: AppendReceipt): Promise<AppendReceipt> {
    const again = events.map(({ id, metadata, ...event }) => {
      const told = JSON.parse(metadata) as { readonly commandId: string };
      return { ...event, id: derivedId(id, 'again'), metadata: JSON.stringify({ ...told, commandId: derivedId(told.commandId, 'again') }) };
    });
    return this.world.log.append(stream, again, { expected: revision });
  }
}
