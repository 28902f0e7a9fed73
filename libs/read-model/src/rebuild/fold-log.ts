import type { EventStore, Position, StoredEvent } from '@homeward/event-store';
import { reached } from '@homeward/platform';
import { caseIdOf } from '@homeward/return-case';
import type { CaseFold, CaseProjection } from '../projection/case-projection';
import { keyText } from '../projection/changes';
import type { FactReader } from '../runner/case-states';
import { placeOf, type EventPlace } from '../runner/event-place';
import { logPages } from './log-pages';

/** A case the fold had to stop at, and the first of its events that is not in the rows. */
export interface SetAside {
  readonly caseId: string;
  readonly from: EventPlace;
  readonly error: unknown;
}

export interface FoldProgress {
  readonly position: Position;
  readonly events: number;
  readonly cases: number;
  /** Counted from 1; a log with more cases than fit in memory is read once per so many cases. */
  readonly pass: number;
}

export interface FoldLogOptions<State> {
  readonly store: EventStore;
  readonly fold: CaseFold<State>;
  readonly read: FactReader;
  readonly projection: CaseProjection<State>;
  readonly upTo: Position;
  readonly signal: AbortSignal;
  readonly maxCasesInMemory: number;
  readonly add: (row: object) => void;
  /** Called between pages, so that rows leave the memory. */
  readonly flush: () => Promise<void>;
  readonly onProgress: (progress: FoldProgress) => void;
}

interface OpenCase<State> {
  readonly caseId: string;
  readonly first: EventPlace;
  state: State | undefined;
  aside: SetAside | undefined;
}

/** A log of more passes than this belongs to a system this memory bound was not made for. */
const MAX_PASSES = 1_000;

/**
 * Folds the whole log into the rows of one projection, in bounded memory. Cases stand in the log in the order of their
 * registration, so a pass takes the next so many new ones and remembers where the first it had no room for begins.
 */
export async function foldLog<State>(options: FoldLogOptions<State>): Promise<{ readonly events: number; readonly cases: number; readonly aside: readonly SetAside[] }> {
  const folding = new LogFold(options);
  for (let pass = 1; pass <= MAX_PASSES; pass += 1) {
    if (!(await folding.pass(pass))) return folding.result();
  }
  throw new Error('The log has more cases than a rebuild may take passes for.');
}

class LogFold<State> {
  private events = 0;
  private cases = 0;
  private readonly aside: SetAside[] = [];
  private readonly counters = new Map<string, { readonly dimensions: object; cases: number }>();
  /** Where this pass starts reading, and where the next one must. */
  private after: Position | undefined;
  private resumeAfter: Position | undefined;
  private open = new Map<string, OpenCase<State>>();
  private full = false;

  constructor(private readonly options: FoldLogOptions<State>) {}

  result(): { readonly events: number; readonly cases: number; readonly aside: readonly SetAside[] } {
    for (const { dimensions, cases } of this.counters.values()) this.options.add({ ...dimensions, cases });
    return { events: this.events, cases: this.cases, aside: this.aside };
  }

  /** Answers whether another pass is needed. */
  async pass(pass: number): Promise<boolean> {
    const { store, upTo, signal, flush, onProgress } = this.options;
    this.open = new Map();
    this.full = false;
    let before = this.after;
    for await (const page of logPages(store, { after: this.after, upTo, signal })) {
      for (const event of page) {
        this.take(event, before);
        before = event.position;
      }
      await flush();
      reached('rebuild-page-folded');
      onProgress({ position: before ?? upTo, events: this.events, cases: this.cases, pass });
    }
    signal.throwIfAborted();
    for (const folded of this.open.values()) {
      this.finish(folded);
      await flush();
    }
    this.after = this.resumeAfter;
    return this.full;
  }

  private take(event: StoredEvent, before: Position | undefined): void {
    const folded = this.open.get(event.stream) ?? this.begin(event, before);
    if (folded === undefined || folded.aside !== undefined) return;
    this.events += 1;
    if (this.options.projection.indifferentTo?.has(event.type) === true) return;
    try {
      this.evolve(folded, event);
    } catch (error) {
      folded.aside = { caseId: folded.caseId, from: placeOf(event), error };
    }
  }

  /** Undefined for a case of another pass, or of another kind. */
  private begin(event: StoredEvent, before: Position | undefined): OpenCase<State> | undefined {
    if (event.revision !== 0) return undefined;
    const caseId = caseIdOf(event.stream);
    if (caseId === undefined || this.full) return undefined;
    if (this.open.size >= this.options.maxCasesInMemory) {
      this.full = true;
      this.resumeAfter = before;
      return undefined;
    }
    const folded: OpenCase<State> = { caseId, first: placeOf(event), state: undefined, aside: undefined };
    this.open.set(event.stream, folded);
    this.cases += 1;
    return folded;
  }

  private evolve(folded: OpenCase<State>, event: StoredEvent): void {
    const { projection, fold, read, add } = this.options;
    const fact = read(event);
    if (projection.kind === 'entries') return add(projection.entry(fact));
    const before = folded.state;
    const state = fold.evolve(before, fact);
    if (projection.kind === 'records') projection.records(fact, state).forEach(add);
    if (projection.kind === 'versions' && before !== undefined) {
      const { fromPosition } = projection.version(state);
      const replaced = projection.version(before);
      if (replaced.fromPosition !== fromPosition) add({ ...replaced, toPosition: fromPosition });
    }
    folded.state = state;
  }

  private finish(folded: OpenCase<State>): void {
    try {
      if (folded.state !== undefined) this.addCase(folded.state);
      if (folded.aside !== undefined) this.aside.push(folded.aside);
    } catch (error) {
      this.aside.push({ caseId: folded.caseId, from: folded.first, error });
    }
  }

  private addCase(state: State): void {
    const { projection, add } = this.options;
    switch (projection.kind) {
      case 'rows':
        return projection.rows(state).forEach(add);
      case 'versions':
        return add(projection.version(state));
      case 'counters':
        return projection.counted(state).forEach((dimensions) => this.count(dimensions));
      case 'entries':
      case 'records':
        return;
    }
  }

  private count(dimensions: object): void {
    const key = keyText(dimensions, this.options.projection.key);
    const known = this.counters.get(key);
    if (known === undefined) this.counters.set(key, { dimensions, cases: 1 });
    else known.cases += 1;
  }
}
