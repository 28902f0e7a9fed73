import { type Gate, returnCase, type ReturnCase, type ReturnCaseEvent } from '@homeward/return-case';

/** What is known of an event beside itself. */
export interface Taken {
  readonly commandId: string;
  readonly requestDigest: string;
  readonly position: string;
}

/** What a command left in the case. */
export interface KeptReceipt {
  readonly requestDigest: string;
  readonly revision: number;
  readonly position: string;
  readonly events: readonly string[];
  /** Of a resumption: what ran out during the pause. */
  readonly lostGates: readonly Gate[];
}

/** A case folded from its events, with the receipt of every command that wrote them. */
export class CaseMemory {
  private folded: ReturnCase = returnCase.initial;
  private last: string | undefined;
  private readonly types: string[] = [];
  private readonly receipts = new Map<string, KeptReceipt>();

  get state(): ReturnCase {
    return this.folded;
  }

  /** -1 before the first event. */
  get revision(): number {
    return this.types.length - 1;
  }

  /** Of the last event; undefined before the first. */
  get position(): string | undefined {
    return this.last;
  }

  /** Takes the next event of the stream. */
  take(event: ReturnCaseEvent, { commandId, requestDigest, position }: Taken): void {
    this.folded = returnCase.evolve(this.folded, event);
    this.types.push(event.type);
    this.last = position;
    const { events = [], lostGates = [] } = this.receipts.get(commandId) ?? {};
    const lost = event.type === 'CaseResumed' ? event.data.lostGates : lostGates;
    this.receipts.set(commandId, { requestDigest, revision: this.revision, position, events: [...events, event.type], lostGates: lost });
  }

  findReceipt(commandId: string): KeptReceipt | undefined {
    return this.receipts.get(commandId);
  }

  /** The types of the events after a revision, at most so many. */
  typesSince(revision: number, limit: number): readonly string[] {
    return this.types.slice(revision + 1, revision + 1 + limit);
  }
}
