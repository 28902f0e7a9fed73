import { ERASED, isErased, type Erased } from '@homeward/decider';
import type { SealedPart } from '@homeward/personal-data';
import { SEAL_CLASSES, SEALED_FIELDS, type ReturnCaseEventType, type SealClass } from '@homeward/return-case';

/** Where the parts stand in the stored JSON. No field of an event has this name. */
const SEALED = '$sealed';

/** Fields of one class that are sealed together into one part. */
export type SealedFields = Readonly<Record<string, unknown>>;

interface SealedGroup {
  readonly sealClass: SealClass;
  readonly fields: readonly string[];
}

const NOTHING_SEALED: readonly SealedGroup[] = [];
const GROUPS: ReadonlyMap<string, readonly SealedGroup[]> = new Map(Object.entries(SEALED_FIELDS).map(([type, byClass]) => {
  const groups = SEAL_CLASSES.flatMap((sealClass) => {
    const fields = byClass[sealClass];
    return fields === undefined ? [] : [{ sealClass, fields }];
  });
  return [type, groups];
}));

const groupsOf = (type: ReturnCaseEventType): readonly SealedGroup[] => GROUPS.get(type) ?? NOTHING_SEALED;

export interface SplitData {
  /** Sealed fields stand in it as `undefined`, which JSON leaves out. */
  readonly plain: Record<string, unknown>;
  readonly toSeal: readonly { readonly sealClass: SealClass; readonly fields: SealedFields }[];
}

/**
 * What of an event's data may be stored readable, and what is to be sealed in which class. A field that is `Erased`
 * already holds nothing to seal and stays as it is.
 */
export function splitData(type: ReturnCaseEventType, data: Readonly<Record<string, unknown>>): SplitData {
  const plain: Record<string, unknown> = { ...data };
  const toSeal: { sealClass: SealClass; fields: SealedFields }[] = [];
  for (const { sealClass, fields } of groupsOf(type)) {
    const sealed: Record<string, unknown> = {};
    let found = false;
    for (const name of fields) {
      const value = data[name];
      if (value === undefined || isErased(value)) continue;
      sealed[name] = value;
      plain[name] = undefined;
      found = true;
    }
    if (found) toSeal.push({ sealClass, fields: sealed });
  }
  return { plain, toSeal };
}

export type SealedParts = Readonly<Partial<Record<SealClass, SealedPart>>>;

/** The JSON to store. `plain` is the caller's to give away. */
export function storedData(plain: Record<string, unknown>, parts: SealedParts | undefined): string {
  if (parts !== undefined) plain[SEALED] = parts;
  return JSON.stringify(plain);
}

const NO_PARTS: SealedParts = Object.freeze({});

/** Takes stored JSON apart again, without any key. */
export function parseStoredData(json: string): { readonly plain: Record<string, unknown>; readonly sealed: SealedParts } {
  const plain = JSON.parse(json) as Record<string, unknown>;
  const sealed = plain[SEALED] as SealedParts | undefined;
  if (sealed === undefined) return { plain, sealed: NO_PARTS };
  delete plain[SEALED];
  return { plain, sealed };
}

/**
 * Puts opened fields back into the data. Of an erased part nobody knows which fields it held, so all that its class can
 * hold become `ERASED`.
 */
export function addOpened(data: Record<string, unknown>, type: ReturnCaseEventType, sealClass: SealClass, opened: SealedFields | Erased): void {
  if (!isErased(opened)) {
    Object.assign(data, opened);
    return;
  }
  for (const group of groupsOf(type)) {
    if (group.sealClass !== sealClass) continue;
    for (const name of group.fields) data[name] = ERASED;
  }
}
