import { InvalidRequest, type RequestFault } from './invalid-request';

/** Deeper or larger than any request of ours; what goes beyond was not meant as one. */
const MAX_DEPTH = 8;
const MAX_VALUES = 5_000;
const MAX_FAULTS = 20;

/** Control characters other than tab and line feed; noncharacters. PostgreSQL refuses the first and screens hide the rest. */
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]/;
/** In Unicode mode only a half without its other half matches. */
const HALF_SURROGATE = /\p{Surrogate}/u;
/** Names that mean something to every object. A mapper that skips them silently would let them through unchecked. */
const isReservedName = (name: string): boolean => name in Object.prototype || name === 'prototype';
const READABLE_NAME = /^[A-Za-z0-9_-]{1,40}$/;

interface Place {
  readonly value: unknown;
  readonly pointer: string;
  readonly depth: number;
}

/**
 * Refuses JSON that no field could ever hold: unreadable characters, half surrogates, reserved names, bottomless nesting.
 * Answers the value as an object, because every body of ours is one.
 */
export function plainObjectOf(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new InvalidRequest('The body must be a JSON object.', [{ pointer: '', reason: 'must be a JSON object' }]);
  }
  const faults: RequestFault[] = [];
  const places: Place[] = [{ value: body, pointer: '', depth: 0 }];
  for (let visited = 0; visited < places.length && faults.length < MAX_FAULTS; visited += 1) {
    const place = places[visited];
    if (place === undefined) break;
    if (visited >= MAX_VALUES) throw new InvalidRequest(`The body holds more than ${MAX_VALUES} values.`);
    look(place, places, faults);
  }
  if (faults.length > 0) throw new InvalidRequest('The body holds something no field can hold.', faults);
  return body as Readonly<Record<string, unknown>>;
}

function look({ value, pointer, depth }: Place, places: Place[], faults: RequestFault[]): void {
  if (typeof value === 'string') {
    if (CONTROL.test(value)) faults.push({ pointer, reason: 'must not hold control characters' });
    if (HALF_SURROGATE.test(value)) faults.push({ pointer, reason: 'must be well-formed Unicode' });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= MAX_DEPTH) throw new InvalidRequest(`The body is nested more than ${MAX_DEPTH} deep.`);
  for (const [name, inner] of Object.entries(value)) {
    const innerPointer = `${pointer}/${readable(name)}`;
    if (isReservedName(name) && !Array.isArray(value)) faults.push({ pointer: innerPointer, reason: 'is a reserved name' });
    places.push({ value: inner, pointer: innerPointer, depth: depth + 1 });
  }
}

/** A name as it may be repeated to the client: whatever a client puts there instead of a field name is not repeated. */
export function readable(name: string): string {
  return READABLE_NAME.test(name) ? name : '(unreadable)';
}
