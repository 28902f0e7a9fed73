import { MemoryEventStore } from '@homeward/event-store';
import { MemoryKeyStore } from '@homeward/personal-data';
import { seededIds, VirtualTime, type Ids } from '@homeward/platform';
import { Chance } from '../../libs/return-case/src/testing';
import type { Mistake } from './mistakes';

export const START = '2026-03-02T08:00:00.000Z';

/** What outlives every process of one simulated run: time, the log, the keys. One number makes all that happens in it. */
export class World {
  readonly time = new VirtualTime(START);
  readonly chance: Chance;
  readonly ids: Ids;
  readonly log = new MemoryEventStore(() => this.time.now());
  readonly keys = new MemoryKeyStore();
  /** Until when a position is kept from those who follow the log, in milliseconds: its commit was slow. */
  readonly seenFrom = new Map<string, number>();
  /** How many appends each stream took. */
  readonly appends = new Map<string, number>();
  /** While true, anything may fail. */
  isFaulty = true;
  /** What happened, counted by kind: a run in which nothing fails proves nothing. */
  readonly happened = new Map<string, number>();

  constructor(
    readonly seed: number,
    private readonly mistake?: Mistake,
  ) {
    this.chance = new Chance(seed);
    this.ids = seededIds(seed, this.time);
  }

  makes(mistake: Mistake): boolean {
    return this.mistake === mistake;
  }

  /** Whether a fault happens now, one of so many times. */
  fails(what: string, inTimes: number): boolean {
    if (!this.isFaulty || !this.chance.once(inTimes)) return false;
    this.note(what);
    return true;
  }

  note(what: string): void {
    this.happened.set(what, (this.happened.get(what) ?? 0) + 1);
  }
}
