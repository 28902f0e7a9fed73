import type { Erased } from '@homeward/decider';
import type { AppendReceipt, EventStore, Expected, NewEvent, StoredEvent } from '@homeward/event-store';
import type { SealedPart, Sealer, ToOpen, ToSeal } from '@homeward/personal-data';
import { reached } from '@homeward/platform';
import { SEAL_CLASSES, streamOf, type ReturnCaseEvent, type SealClass } from '@homeward/return-case';
import { eventIdOf } from './event-id';
import { leafHashOf } from './leaf-hash';
import { parseRecorded, SCHEMA_VERSION, type Upcast } from './record';
import type { AnyRecordedFact, CaseEventMetadata, OpenedEvent } from './recorded-fact';
import { addOpened, splitData, storedData, type SealedFields } from './sealed-data';

/** Events opened together: enough to fetch many keys in one round trip, few enough to keep memory flat. */
const OPENED_TOGETHER = 200;

/** What the caller knows beyond the events: who, in which role and when are on the events themselves. */
export type AppendMetadata = Omit<CaseEventMetadata, 'schemaVersion' | 'actor' | 'role' | 'occurredAt'>;

export interface CaseAppend {
  /** Revision the case is at; the leaf hashes cover the revisions that follow it. */
  readonly expected: Expected;
  readonly metadata: AppendMetadata;
}

/**
 * The log of return cases over an event store and a sealer.
 * Guarantees: nothing readable about the person reaches the store; each event is serialised once and its leaf hash covers
 * those bytes; the same command makes the same event ids.
 */
export class CaseLog {
  constructor(
    private readonly store: EventStore,
    private readonly sealer: Sealer,
    private readonly upcast?: Upcast,
  ) {}

  /** Durable when it resolves. Throws `RevisionConflict`, `SubjectErased`, `StoreUnavailable`, `KeyStoreUnavailable`. */
  async append(caseId: string, events: readonly ReturnCaseEvent[], { expected, metadata }: CaseAppend): Promise<AppendReceipt> {
    const stream = streamOf(caseId);
    const sealed = await this.sealed(events, metadata);
    const first = expected === 'no-stream' ? 0 : expected + 1;
    const written = sealed.map((event, index) => ({ ...event, leafHash: leafHashOf(stream, first + index, event) }));
    reached('events-sealed');
    return this.store.append(stream, written, { expected });
  }

  /** The events of a case in order, opened as far as keys remain. A case that does not exist yields nothing. */
  async *read(caseId: string, { to }: { readonly to?: number } = {}): AsyncGenerator<OpenedEvent, void> {
    let batch: AnyRecordedFact[] = [];
    for await (const stored of this.store.read(streamOf(caseId), to === undefined ? {} : { to })) {
      batch.push(this.parse(stored));
      if (batch.length < OPENED_TOGETHER) continue;
      yield* await this.openFacts(batch);
      batch = [];
    }
    if (batch.length > 0) yield* await this.openFacts(batch);
  }

  /** Reads a stored event without keys. */
  parse(stored: StoredEvent): AnyRecordedFact {
    return parseRecorded(stored, this.upcast);
  }

  async openFact(fact: AnyRecordedFact): Promise<OpenedEvent> {
    const [opened] = await this.openFacts([fact]);
    if (opened === undefined) throw new Error('One fact in, one event out.');
    return opened;
  }

  /** Opens facts of any cases; the events come back in order. Throws `SealBroken`. */
  async openFacts(facts: readonly AnyRecordedFact[]): Promise<readonly OpenedEvent[]> {
    const toOpen: ToOpen[] = [];
    for (const fact of facts) {
      for (const [sealClass, part] of partsOf(fact)) {
        toOpen.push({ part, place: { eventId: fact.eventId, eventType: fact.type, sealClass } });
      }
    }
    const opened = toOpen.length === 0 ? [] : await this.sealer.openAll(toOpen);
    let next = 0;
    return facts.map((recorded) => {
      const data: Record<string, unknown> = { ...recorded.data };
      for (const [sealClass] of partsOf(recorded)) {
        addOpened(data, recorded.type, sealClass, opened[next] as SealedFields | Erased);
        next += 1;
      }
      const { actor, role, occurredAt } = recorded.metadata;
      return { recorded, event: { type: recorded.type, data, by: actor, role, at: occurredAt, id: recorded.eventId } as unknown as ReturnCaseEvent };
    });
  }

  private async sealed(events: readonly ReturnCaseEvent[], metadata: AppendMetadata): Promise<readonly NewEvent[]> {
    const toSeal: ToSeal[] = [];
    const drafts = events.map((event, index) => {
      const id = eventIdOf(metadata.commandId, index);
      const split = splitData(event.type, event.data);
      const classes = split.toSeal.map(({ sealClass, fields }) => {
        toSeal.push({ place: { eventId: id, eventType: event.type, sealClass }, value: fields });
        return sealClass;
      });
      return { id, event, plain: split.plain, classes };
    });
    const parts = toSeal.length === 0 ? [] : await this.sealer.sealAll(metadata.subject, toSeal);
    const metadataOf = metadataWriter(metadata);
    let next = 0;
    return drafts.map(({ id, event, plain, classes }) => {
      const own: Partial<Record<SealClass, SealedPart>> = {};
      for (const sealClass of classes) {
        const part = parts[next];
        if (part === undefined) throw new Error('The sealer left a value unsealed.');
        own[sealClass] = part;
        next += 1;
      }
      const data = storedData(plain, classes.length === 0 ? undefined : own);
      return { id, type: event.type, data, metadata: metadataOf(event) };
    });
  }
}

/** The events of one command share their stamp, as a rule, so their metadata is one text. */
function metadataWriter(metadata: AppendMetadata): (event: ReturnCaseEvent) => string {
  let last: ReturnCaseEvent | undefined;
  let text = '';
  return (event) => {
    const { by, role, at } = event;
    if (last === undefined || last.by !== by || last.role !== role || last.at !== at) {
      const stored: CaseEventMetadata = { ...metadata, schemaVersion: SCHEMA_VERSION, actor: by, role, occurredAt: at };
      text = JSON.stringify(stored);
      last = event;
    }
    return text;
  };
}

/** In one order always: the openings are counted off in it. */
function* partsOf({ sealed }: AnyRecordedFact): Generator<readonly [SealClass, SealedPart]> {
  for (const sealClass of SEAL_CLASSES) {
    const part = sealed[sealClass];
    if (part !== undefined) yield [sealClass, part];
  }
}
