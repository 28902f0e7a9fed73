import type { ReturnCaseEventType } from './events';

/** The version of the storage format that this code writes. */
export const EVENT_SCHEMA_VERSION = 1;

type StoredData = Readonly<Record<string, unknown>>;

/** Lifts the data of one event type by one version. Pure; sealed fields may be erased. */
export type Upcaster = (data: StoredData) => StoredData;

/** The steps of each event type: the first lifts version 1 to 2. An event that is written is never changed, only read anew. */
export type Upcasters = { readonly [Type in ReturnCaseEventType]?: readonly Upcaster[] };

/** No stored shape has changed yet. */
const UPCASTERS: Upcasters = {};

/** Stored data in the shape this code reads. Unknown types, and versions newer than the code, pass as they are. */
export function upcast(type: string, schemaVersion: number, data: StoredData, upcasters: Upcasters = UPCASTERS): StoredData {
  const steps = new Map<string, readonly Upcaster[]>(Object.entries(upcasters)).get(type) ?? [];
  return steps.slice(Math.max(0, schemaVersion - 1)).reduce((lifted, step) => step(lifted), data);
}
