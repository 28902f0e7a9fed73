import { mayOpen } from '@homeward/access';
import type { OpenedEvent } from '@homeward/case-log';
import type { Erased } from '@homeward/decider';
import { SEALED_FIELDS, type ReturnCaseEvent, type Role, type SealClass } from '@homeward/return-case';

/**
 * What stands in a history for a value the reader may not open. To the domain it is a value that cannot be read, like an
 * erased one, so a history folds with it and nothing derived from the value can appear anywhere.
 */
export interface Withheld extends Erased {
  readonly sealed: SealClass;
}

/** The event with the fields of every class the role may not open withheld. */
export function withheldFrom(role: Role, opened: OpenedEvent): OpenedEvent {
  const classes = Object.entries(SEALED_FIELDS[opened.event.type] ?? {}) as [SealClass, readonly string[]][];
  const closed = classes.filter(([sealClass]) => !mayOpen(role, sealClass));
  if (closed.length === 0) return opened;
  const data: Record<string, unknown> = { ...opened.event.data };
  for (const [sealClass, fields] of closed) {
    for (const field of fields) {
      // That a gbv record exists is itself the secret, so not even its place is shown.
      if (sealClass === 'gbv') delete data[field];
      else if (field in data) data[field] = { erased: true, sealed: sealClass } satisfies Withheld;
    }
  }
  return { recorded: opened.recorded, event: { ...opened.event, data } as unknown as ReturnCaseEvent };
}
