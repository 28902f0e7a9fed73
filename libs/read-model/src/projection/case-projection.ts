import type { AnyRecordedFact } from '@homeward/case-log';
import type { Position } from '@homeward/event-store';
import { EVENT_TYPES, type ReturnCaseEventType } from '@homeward/return-case';

/**
 * How the facts of one case fold into what its rows are made of. The state is never stored: the stream of a case is its
 * state, so a change of the fold needs no migration and can never meet a state of an older shape.
 */
export interface CaseFold<State> {
  /** Pure. Undefined is the case before its first fact. */
  evolve(state: State | undefined, fact: AnyRecordedFact): State;
}

interface Named {
  /** Names the checkpoint, the rebuild and the parked cases. Kebab-case, for ever. */
  readonly name: string;
  /** Properties of the row that together name it. All are not null. */
  readonly key: readonly string[];
  /** Events that can change neither what it says of a case nor what later events change of that. A rebuild passes them unread. */
  readonly indifferentTo?: ReadonlySet<string>;
}

/** The rows a case has now; what is no longer among them is deleted. */
export interface RowsProjection<State, Row extends object = object> extends Named {
  readonly kind: 'rows';
  rows(state: State): readonly Row[];
}

/** A row for each fact, from the fact alone; rows are only ever added. */
export interface EntriesProjection<Row extends object = object> extends Named {
  readonly kind: 'entries';
  entry(fact: AnyRecordedFact): Row;
}

/** The rows some facts leave, told with the state after them; rows are only ever added. */
export interface RecordsProjection<State, Row extends object = object> extends Named {
  readonly kind: 'records';
  records(fact: AnyRecordedFact, state: State): readonly Row[];
}

/** Counters a case is counted in now. The row is the counter's dimensions, all of them its key, with `cases`. */
export interface CountersProjection<State, Row extends object = object> extends Named {
  readonly kind: 'counters';
  counted(state: State): readonly Row[];
}

/** What a version row says besides its content: from the fact that made it up to the fact that replaced it. */
export interface Version {
  readonly fromPosition: Position;
  /** Null while it is the case's current version. */
  readonly toPosition: Position | null;
}

/** Every version a case ever had. A version is told from the one before by its `fromPosition`. */
export interface VersionsProjection<State, Row extends Version = Version> extends Named {
  readonly kind: 'versions';
  version(state: State): Row;
}

/** A question's answer as a pure function of the state of one case. Never reads a clock, never draws an id. */
export type CaseProjection<State> =
  | RowsProjection<State>
  | EntriesProjection
  | RecordsProjection<State>
  | CountersProjection<State>
  | VersionsProjection<State>;

/** Every event but these, whatever types are added later: what a projection of few facts is indifferent to. */
export function allBut(...about: readonly ReturnCaseEventType[]): ReadonlySet<string> {
  return new Set(EVENT_TYPES.filter((type) => !about.includes(type)));
}
