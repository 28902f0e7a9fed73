import type { Expected, Position, Revision, StoredEvent } from '@homeward/event-store';

/** When an operation began and ended, counted in one process: what ended at 4 was over before what began at 5. */
interface Span {
  readonly began: number;
  readonly ended: number;
}

/** `refused`: the store said that nothing was written. `unknown`: it said nothing, and either may be true. */
export type AppendOutcome = { readonly kind: 'written'; readonly revision: Revision; readonly position: Position } | { readonly kind: 'refused' } | { readonly kind: 'unknown' };

export interface AppendOperation extends Span {
  readonly kind: 'append';
  readonly stream: string;
  readonly expected: Expected;
  /** Of the events, in order; no other append has any of them. */
  readonly ids: readonly string[];
  readonly outcome: AppendOutcome;
}

export type SeenEvent = Pick<StoredEvent, 'id' | 'stream' | 'revision' | 'position'>;

export interface ReadOperation extends Span {
  readonly kind: 'read';
  readonly stream: string;
  readonly seen: readonly SeenEvent[];
}

export interface ReadAllOperation extends Span {
  readonly kind: 'read-all';
  readonly after: Position | undefined;
  readonly limit: number;
  readonly seen: readonly SeenEvent[];
}

export type Operation = AppendOperation | ReadOperation | ReadAllOperation;

/** What clients did at the same time, and the whole log when all of them had ended. */
export interface History {
  readonly operations: readonly Operation[];
  readonly log: readonly SeenEvent[];
}
