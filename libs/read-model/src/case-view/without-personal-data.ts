import type { AnyRecordedFact } from '@homeward/case-log';
import { ERASED } from '@homeward/decider';
import { SEALED_FIELDS, type ReturnCaseEvent } from '@homeward/return-case';

const SEALED_AS_ERASED: ReadonlyMap<string, Readonly<Record<string, typeof ERASED>>> = new Map(
  Object.entries(SEALED_FIELDS).map(([type, classes]) => [
    type,
    Object.fromEntries(Object.values(classes).flatMap((fields) => fields.map((field) => [field, ERASED]))),
  ]),
);

/**
 * The event the domain folds, with every sealed field as if it were erased. Projections hold no keys; the phase, the
 * tracks and the dates of a case never depend on what is sealed.
 */
export function withoutPersonalData(fact: AnyRecordedFact): ReturnCaseEvent {
  const { actor, role, occurredAt } = fact.metadata;
  const erased = SEALED_AS_ERASED.get(fact.type);
  const data = erased === undefined ? fact.data : { ...fact.data, ...erased };
  // The union of facts and the union of events have the same members; only their sealed fields differ.
  return { type: fact.type, data, by: actor, role, at: occurredAt } as ReturnCaseEvent;
}
