import { mayOpen } from '@homeward/access';
import { SEALED_FIELDS, type ReturnCase, type ReturnCaseEventType, type Role, type SealClass } from '@homeward/return-case';
import type { ReplayedEvent, StateChange } from './replay';

/** What stands for a value the reader may not open. It tells the class, never whether the value is long, short or erased. */
export interface Withheld {
  readonly sealed: SealClass;
}

/** Parts of the state that come from sealed fields. */
const SEALED_STATE: Readonly<Record<string, SealClass>> = {
  birthDate: 'identity',
  'consular.document.number': 'identity',
};

export interface VisibleEvent {
  readonly revision: number;
  readonly position: string;
  readonly eventId: string;
  readonly type: ReturnCaseEventType;
  readonly actor: string;
  readonly role: string;
  readonly office: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly policyVersion: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly changes: readonly StateChange[];
  readonly stateAfter: unknown;
}

/** The event as the role may read it: sealed fields of classes it may not open are withheld, in data, changes and state alike. */
export function visibleTo(role: Role, { recorded, event, changes, stateAfter }: ReplayedEvent): VisibleEvent {
  const { metadata } = recorded;
  return {
    revision: recorded.revision,
    position: recorded.position,
    eventId: recorded.eventId,
    type: recorded.type,
    actor: metadata.actor,
    role: metadata.role,
    office: metadata.office,
    occurredAt: metadata.occurredAt,
    recordedAt: recorded.recordedAt,
    policyVersion: metadata.policyVersion,
    data: visibleData(role, recorded.type, event.data),
    changes: changes.map((change) => visibleChange(role, change)),
    stateAfter: visibleState(role, stateAfter),
  };
}

function visibleData(role: Role, type: ReturnCaseEventType, data: object): Record<string, unknown> {
  const withheld = new Map<string, SealClass>();
  for (const [sealClass, fields] of Object.entries(SEALED_FIELDS[type] ?? {}) as [SealClass, readonly string[]][]) {
    if (!mayOpen(role, sealClass)) fields.forEach((field) => withheld.set(field, sealClass));
  }
  return Object.fromEntries(
    Object.entries(data).map(([field, value]) => {
      const sealClass = withheld.get(field);
      return [field, sealClass === undefined ? value : withhold(sealClass)];
    }),
  );
}

function visibleChange(role: Role, change: StateChange): StateChange {
  const hide = (value: unknown): unknown => hideWithin(role, change.path, value);
  return { path: change.path, before: hide(change.before), after: hide(change.after) };
}

export function visibleState(role: Role, state: ReturnCase): unknown {
  return hideWithin(role, '', state);
}

/** Walks the value at a path of the state; a case's state is a few levels deep and its size is bounded by its commands. */
function hideWithin(role: Role, path: string, value: unknown): unknown {
  const sealClass = sealClassAt(path);
  if (sealClass !== undefined && !mayOpen(role, sealClass)) return value === null ? null : withhold(sealClass);
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, hideWithin(role, path === '' ? key : `${path}.${key}`, inner)]),
  );
}

/** A change may name a leaf below a sealed path, such as `birthDate.value`. */
function sealClassAt(path: string): SealClass | undefined {
  const sealedPath = Object.keys(SEALED_STATE).find((sealed) => path === sealed || path.startsWith(`${sealed}.`));
  return sealedPath === undefined ? undefined : SEALED_STATE[sealedPath];
}

function withhold(sealClass: SealClass): Withheld {
  return { sealed: sealClass };
}
