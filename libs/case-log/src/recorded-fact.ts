import type { Position } from '@homeward/event-store';
import type { ReturnCaseFact, ReturnCaseEvent, ReturnCaseEventType, Role, SealClass } from '@homeward/return-case';
import type { SealedPart } from '@homeward/personal-data';

/** What stands beside every event of a case. No personal data of the person concerned; staff ids only. */
export interface CaseEventMetadata {
  readonly schemaVersion: number;
  /** UUID of the command, scoped to its actor and idempotency key. */
  readonly commandId: string;
  /** Keyed fingerprint (base64url) of the request as received: command and canonical body. Tells nothing without the key. */
  readonly requestDigest: string;
  readonly commandType: string;
  readonly actor: string;
  readonly role: Role;
  readonly office: string;
  readonly onBehalfOf?: string;
  /** Why the data was touched, as the caller stated it (a code). */
  readonly purpose?: string;
  readonly device?: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** W3C trace context of the request. */
  readonly traceparent?: string;
  /** When it took effect, ISO 8601 UTC; the store adds when it was recorded. */
  readonly occurredAt: string;
  readonly policyVersion: string;
  /** The person whose keys seal this event. */
  readonly subject: string;
}

/**
 * One event of the log as anybody without keys may read it: sealed fields are absent from `data` and stand, still
 * sealed, in `sealed`. This is what projections and the audit trail see.
 */
export interface RecordedFact<Type extends ReturnCaseEventType = ReturnCaseEventType> {
  readonly position: Position;
  readonly caseId: string;
  readonly revision: number;
  readonly eventId: string;
  readonly recordedAt: string;
  readonly type: Type;
  readonly data: PlainData<Type>;
  readonly sealed: Readonly<Partial<Record<SealClass, SealedPart>>>;
  readonly metadata: CaseEventMetadata;
}

/** The data of an event whose sealed fields may be absent: those are the ones that accept `Erased`. */
export type PlainData<Type extends ReturnCaseEventType> = Type extends ReturnCaseEventType
  ? Unsealed<Extract<ReturnCaseFact, { type: Type }>['data']>
  : never;
type Unsealed<Data> = { readonly [K in keyof Data as { erased: true } extends Data[K] ? never : K]: Data[K] };

/** A member of the union of all recorded facts, so that a switch on `type` narrows `data`. */
export type AnyRecordedFact = { [Type in ReturnCaseEventType]: RecordedFact<Type> }[ReturnCaseEventType];

/** An event of a case opened with the keys: what the domain folds. */
export interface OpenedEvent {
  readonly recorded: AnyRecordedFact;
  readonly event: ReturnCaseEvent;
}
