import type { Position } from '@homeward/event-store';
import type { DataSource } from 'typeorm';

const ENSURE = 'insert into read_model.relay_progress (name, sequence) values ($1, 0) on conflict do nothing';
const FIND = 'select position, sequence from read_model.relay_progress where name = $1';
const ADVANCE = 'update read_model.relay_progress set position = $3, sequence = $4 where name = $1 and sequence = $2';

/** The last relayed event: its place in the log and its number; 0 and none before the first. */
interface Relayed {
  readonly position: Position | undefined;
  readonly sequence: number;
}

/** Another process relayed from the same place. What this one remembers is worth nothing. */
export class RelayProgressMoved extends Error {
  override readonly name = 'RelayProgressMoved';
  readonly code = 'RelayProgressMoved';

  constructor() {
    super('Another process relays the log; starting again from where it left it.');
  }
}

/** Keeps how far one relay has come. */
export class RelayProgress {
  constructor(
    private readonly dataSource: DataSource,
    private readonly name = 'relay',
  ) {}

  async find(): Promise<Relayed> {
    const [row] = await this.dataSource.query<readonly { position: string | null; sequence: string }[]>(FIND, [this.name]);
    if (row !== undefined) return { position: row.position ?? undefined, sequence: Number(row.sequence) };
    await this.dataSource.query(ENSURE, [this.name]);
    return { position: undefined, sequence: 0 };
  }

  /** Moves on from a place in one statement, position and number together. Throws `RelayProgressMoved` when it is not there. */
  async advance(from: Relayed, to: Relayed): Promise<void> {
    const [, moved] = await this.dataSource.query<readonly [unknown, number]>(ADVANCE, [this.name, from.sequence, to.position ?? null, to.sequence]);
    if (moved === 0) throw new RelayProgressMoved();
  }
}
