import { RevisionConflict, StoreUnavailable, type EventStore, type NewEvent, type StoredEvent } from '@homeward/event-store';
import { seededIds, seededRandomness, systemClock, systemTimers, type Ids, type Randomness } from '@homeward/platform';
import type { AppendOperation, AppendOutcome, History, Operation, SeenEvent } from './history';

const STREAMS = 6;
const MOST_EVENTS_AT_ONCE = 4;
const PAGE_EVENTS = 1_000;
/** Between two readings of the log at the end, where the store is away. */
const RETRY_DELAY_MS = 20;
/** The log of one recording is far shorter. */
const MAX_PAGES = 1_000;

export interface RecordOptions {
  /** One for each client; the same store may stand several times. */
  readonly stores: readonly EventStore[];
  readonly operationsEach: number;
  /** No operation begins later, in milliseconds. */
  readonly withinMs: number;
  readonly seed: number;
}

/** Lets clients append and read at the same time in an empty log, writes down what each was told, and reads the log at the end. */
export async function recordHistory({ stores, operationsEach, withinMs, seed }: RecordOptions): Promise<History> {
  const ids = seededIds(seed, systemClock);
  const streams = Array.from({ length: STREAMS }, () => `listAppend-${ids.random()}`);
  const recorder = new Recorder();
  const until = systemClock.nowMs() + withinMs;
  await Promise.all(
    stores.map(async (store, index) => {
      const client = new Client(store, { streams, recorder, ids, chance: seededRandomness(seed * stores.length + index) });
      for (let made = 0; made < operationsEach && systemClock.nowMs() < until; made += 1) await client.act();
    }),
  );
  const [first] = stores;
  return { operations: recorder.operations, log: first === undefined ? [] : await wholeLog(first) };
}

/** Counts the moments and keeps what was told. */
class Recorder {
  readonly operations: Operation[] = [];
  private moment = 0;

  tick(): number {
    this.moment += 1;
    return this.moment;
  }
}

interface Surroundings {
  readonly streams: readonly string[];
  readonly recorder: Recorder;
  readonly ids: Ids;
  readonly chance: Randomness;
}

class Client {
  /** What this client believes of the streams; others write too, so it is wrong now and then. */
  private readonly lengths = new Map<string, number>();
  private reached: string | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly around: Surroundings,
  ) {}

  async act(): Promise<void> {
    const drawn = this.around.chance.fraction();
    const stream = this.around.streams[Math.floor(this.around.chance.fraction() * STREAMS)] ?? '';
    if (drawn < 0.5) await this.append(stream);
    else if (drawn < 0.85) await this.read(stream);
    else await this.readAll();
  }

  private async append(stream: string): Promise<void> {
    const { ids, recorder, chance } = this.around;
    const length = this.lengths.get(stream) ?? 0;
    const expected = length === 0 ? 'no-stream' : length - 1;
    const events = Array.from({ length: 1 + Math.floor(chance.fraction() * MOST_EVENTS_AT_ONCE) }, () => eventOf(ids.random()));
    const began = recorder.tick();
    const outcome = await this.outcomeOf(stream, events, expected);
    recorder.operations.push({ kind: 'append', stream, expected, ids: events.map(({ id }) => id), outcome, began, ended: recorder.tick() });
  }

  private async outcomeOf(stream: string, events: readonly NewEvent[], expected: AppendOperation['expected']): Promise<AppendOutcome> {
    try {
      const receipt = await this.store.append(stream, events, { expected });
      this.lengths.set(stream, receipt.revision + 1);
      return { kind: 'written', ...receipt };
    } catch (error) {
      if (error instanceof StoreUnavailable) return { kind: 'unknown' };
      if (!(error instanceof RevisionConflict)) throw error;
      this.lengths.set(stream, error.actual === 'no-stream' ? 0 : error.actual + 1);
      return { kind: 'refused' };
    }
  }

  private async read(stream: string): Promise<void> {
    const { recorder } = this.around;
    const began = recorder.tick();
    const seen = await answered(async () => {
      const events: SeenEvent[] = [];
      for await (const event of this.store.read(stream)) events.push(seenOf(event));
      return events;
    });
    if (seen === undefined) return;
    recorder.operations.push({ kind: 'read', stream, seen, began, ended: recorder.tick() });
    this.lengths.set(stream, seen.length);
  }

  /** Goes on through the log where it stopped, as a follower does. */
  private async readAll(): Promise<void> {
    const { recorder } = this.around;
    const limit = 50;
    const after = this.reached;
    const began = recorder.tick();
    const seen = await answered(async () => (await this.store.readAll({ limit, ...(after === undefined ? {} : { after }) })).map(seenOf));
    if (seen === undefined) return;
    recorder.operations.push({ kind: 'read-all', after, limit, seen, began, ended: recorder.tick() });
    this.reached = seen.at(-1)?.position ?? after;
  }
}

/** What a reading was told; undefined when the store was away, and told nothing. */
async function answered<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof StoreUnavailable) return undefined;
    throw error;
  }
}

async function wholeLog(store: EventStore): Promise<readonly SeenEvent[]> {
  const log: SeenEvent[] = [];
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const after = log.at(-1)?.position;
    const events = await answered(() => store.readAll({ limit: PAGE_EVENTS, ...(after === undefined ? {} : { after }) }));
    if (events === undefined) {
      await systemTimers.sleep(RETRY_DELAY_MS);
      continue;
    }
    log.push(...events.map(seenOf));
    if (events.length < PAGE_EVENTS) break;
  }
  return log;
}

const eventOf = (id: string): NewEvent => ({ id, type: 'Appended', data: '{}', metadata: '{}' });
const seenOf = ({ id, stream, revision, position }: StoredEvent): SeenEvent => ({ id, stream, revision, position });
