import type { SealedPart } from '@homeward/personal-data';
import type { ReturnCaseEventType, SealClass } from '@homeward/return-case';
import type { AnyRecordedFact } from './recorded-fact';

/** A sealed part with all that is needed to open it: what a read model keeps in place of a personal value. */
export interface SealedReference {
  readonly eventId: string;
  readonly eventType: ReturnCaseEventType;
  readonly sealClass: SealClass;
  readonly part: SealedPart;
}

/** The part of one class of a fact; undefined when the fact has none. */
export function findSealedReference(fact: AnyRecordedFact, sealClass: SealClass): SealedReference | undefined {
  const part = fact.sealed[sealClass];
  return part === undefined ? undefined : { eventId: fact.eventId, eventType: fact.type, sealClass, part };
}
