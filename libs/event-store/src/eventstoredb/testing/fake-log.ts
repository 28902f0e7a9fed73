import { systemClock } from '@homeward/platform';
import { ChangeSignal } from '../../change-signal';

const TICKS_PER_MILLISECOND = 10_000n;
/** Positions in EventStoreDB are offsets in a file: they grow, with gaps. */
const RECORD_BYTES = 137n;

export interface FakeRecord {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly data: Uint8Array;
  readonly customMetadata: Uint8Array;
  readonly position: bigint;
  /** Units of 100 ns since 1970. */
  readonly created: bigint;
}

export type FakeProposal = Pick<FakeRecord, 'id' | 'properties' | 'data' | 'customMetadata'>;

/** -1 for no stream. */
export type FakeOutcome = { readonly kind: 'stored'; readonly last: FakeRecord } | { readonly kind: 'wrong-version'; readonly current: number };

/** What EventStoreDB's index does with appends, as its source has it: the expectation, and repetitions told by event id. */
export class FakeLog {
  readonly records: FakeRecord[] = [];
  readonly grown = new ChangeSignal();
  private readonly streams = new Map<string, FakeRecord[]>();

  streamOf(name: string): readonly FakeRecord[] {
    return this.streams.get(name) ?? [];
  }

  append(name: string, expected: number, proposals: readonly FakeProposal[]): FakeOutcome {
    const stored = this.streams.get(name) ?? [];
    const current = stored.length - 1;
    if (expected > current) return { kind: 'wrong-version', current };
    if (expected < current) {
      const there = stored.slice(expected + 1, expected + 1 + proposals.length);
      const repeated = there.length === proposals.length && there.every(({ id }, place) => id === proposals[place]?.id);
      const last = there.at(-1);
      return repeated && last !== undefined ? { kind: 'stored', last } : { kind: 'wrong-version', current };
    }
    for (const proposal of proposals) stored.push(this.write(name, stored.length, proposal));
    this.streams.set(name, stored);
    this.grown.announce();
    const last = stored.at(-1);
    return last === undefined ? { kind: 'wrong-version', current } : { kind: 'stored', last };
  }

  private write(stream: string, revision: number, proposal: FakeProposal): FakeRecord {
    const position = BigInt(this.records.length) * RECORD_BYTES;
    const created = BigInt(systemClock.nowMs()) * TICKS_PER_MILLISECOND;
    const record = { ...proposal, stream, revision, position, created };
    this.records.push(record);
    return record;
  }
}
