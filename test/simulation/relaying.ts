import { FEED_START, type FeedPlace, type IntegrationEvent, IntegrationFeed, readRange, sequenceOf } from '@homeward/integration';
import { silentLogger } from '@homeward/platform';
import { Relay, type EventChannel, type KeptProgress } from '../../apps/relay/src/relay';
import { FaultyStore } from './faulty-store';
import { firstDifference } from './first-difference';
import type { Machine } from './machine';
import type { World } from './world';

const STEP_MS = 50;
const BETWEEN_LOOKS_MS = 2 * 3_600_000;

/** A broker: keeps each message once by its id, loses all it has now and then, and delivers twice and out of order. */
class Broker implements KeptProgress {
  messages: IntegrationEvent[] = [];
  /** Every event that was ever published under a sequence. */
  readonly published = new Map<number, Set<string>>();
  /** How far the relay has come, which is kept in a database. */
  private relayed: FeedPlace = FEED_START;

  async find(): Promise<FeedPlace> {
    return this.relayed;
  }

  async advance(from: FeedPlace, to: FeedPlace): Promise<void> {
    if (from.sequence !== this.relayed.sequence) throw new Error('Another relay went on.');
    this.relayed = to;
  }

  put(event: IntegrationEvent): void {
    if (this.messages.some(({ id }) => id === event.id)) return;
    this.messages.push(event);
    const sequence = sequenceOf(event);
    this.published.set(sequence, (this.published.get(sequence) ?? new Set()).add(event.id));
  }
}

class Channel implements EventChannel {
  private isFirst = true;

  constructor(
    private readonly world: World,
    private readonly machine: Machine,
    private readonly broker: Broker,
  ) {}

  async findLast(): Promise<IntegrationEvent | undefined> {
    await this.machine.wait(STEP_MS);
    return this.broker.messages.at(-1);
  }

  async publish(events: readonly IntegrationEvent[]): Promise<void> {
    for (const event of events) {
      await this.machine.wait(STEP_MS);
      if (this.world.fails('broker away', 60)) throw new Error('The broker cannot be reached.');
      this.broker.put(this.isFirst && this.world.makes('sequence-given-twice') ? countedBack(event) : event);
      this.isFirst = false;
    }
    await this.machine.wait(STEP_MS);
    if (this.world.fails('publication without an answer', 30)) throw new Error('The acknowledgement was lost.');
  }
}

function countedBack(event: IntegrationEvent): IntegrationEvent {
  return { ...event, sequence: String(Math.max(1, sequenceOf(event) - 1)).padStart(event.sequence.length, '0') };
}

/** The real relay, until its machine dies. When the broker comes back empty, the relay looks at it anew. */
async function relay(world: World, machine: Machine, broker: Broker): Promise<void> {
  const real = new Relay({ store: new FaultyStore(world, machine), channel: new Channel(world, machine, broker), progress: broker, timers: machine.timers, logger: silentLogger });
  while (machine.isAlive) {
    const wiped = new AbortController();
    const running = real.run(AbortSignal.any([machine.died, wiped.signal]));
    const looking = emptyNowAndThen(world, machine, broker).then(() => wiped.abort());
    await Promise.race([running, looking]);
    await running;
  }
}

async function emptyNowAndThen(world: World, machine: Machine, broker: Broker): Promise<void> {
  do await machine.timers.sleep(BETWEEN_LOOKS_MS);
  while (!world.fails('broker emptied', 20));
  broker.messages = [];
}

/** Another system that keeps what it learned together with its place. */
class Listener {
  place: FeedPlace = FEED_START;
  readonly learned: string[] = [];

  async listen(world: World, machine: Machine, broker: Broker): Promise<void> {
    const store = new FaultyStore(world, machine);
    const feed = new IntegrationFeed({
      after: this.place,
      fetchRange: (after, last) => readRange(store, after, last),
      deliver: async (event) => {
        if (world.fails('slow listener', 10)) await machine.wait(STEP_MS);
        this.learned.push(event.id);
        this.place = { sequence: sequenceOf(event), position: event.logposition };
      },
    });
    while (machine.isAlive) {
      for (const event of disturbed(world, broker.messages.filter((message) => sequenceOf(message) > this.place.sequence))) {
        await feed.receive(event).catch(() => world.note('message not taken'));
      }
      await machine.timers.sleep(BETWEEN_LOOKS_MS);
      await machine.wait(STEP_MS);
    }
  }
}

/** Doubled, swapped and lost on the way. */
function disturbed(world: World, messages: readonly IntegrationEvent[]): readonly IntegrationEvent[] {
  const arrived = messages.flatMap((message) => {
    if (world.fails('message lost', 20)) return [];
    return world.fails('message doubled', 10) ? [message, message] : [message];
  });
  for (let index = 1; index < arrived.length; index += 1) {
    const [earlier, later] = [arrived[index - 1], arrived[index]];
    if (earlier === undefined || later === undefined || !world.fails('messages swapped', 10)) continue;
    [arrived[index - 1], arrived[index]] = [later, earlier];
  }
  return arrived;
}

/** The relay, the broker and another system behind it. */
export class Relaying {
  private readonly broker = new Broker();
  private readonly listener = new Listener();

  processes(world: World): readonly (readonly [string, (machine: Machine) => Promise<void>])[] {
    return [
      ['relay', (machine) => relay(world, machine, this.broker)],
      ['listener', (machine) => this.listener.listen(world, machine, this.broker)],
    ];
  }

  /** Whoever follows the log has all of it, once, in its order. */
  broken(order: readonly string[]): readonly string[] {
    const doubled = [...this.broker.published].filter(([sequence, ids]) => ids.size > 1 || !ids.has(order[sequence - 1] ?? ''));
    return [
      ...firstDifference('The listener', this.listener.learned, order),
      ...firstDifference('The broker', this.broker.messages.map(({ id }) => id), order),
      ...doubled.map(([sequence]) => `The sequence ${sequence} stands for another event or for two.`),
    ];
  }
}
