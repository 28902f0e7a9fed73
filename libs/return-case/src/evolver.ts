import type { ReturnCaseEvent, ReturnCaseEventType } from './events';
import type { RegisteredCase } from './state';

export type EventOf<Type extends ReturnCaseEventType> = Extract<ReturnCaseEvent, { type: Type }>;

/** A part of the fold: what each of the named events changes. Total and silent: an evolver never judges and never throws. */
export type Evolvers<Type extends ReturnCaseEventType> = {
  readonly [T in Type]: (state: RegisteredCase, event: EventOf<T>) => RegisteredCase;
};

/** The events after which nothing the rules ask about is different. */
export const unchanged = (state: RegisteredCase): RegisteredCase => state;
