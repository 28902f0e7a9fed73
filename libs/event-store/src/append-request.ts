import { DuplicateEventId, InvalidStoreRequest } from './errors';
import type { AppendOptions, Expected, NewEvent } from './event-store';
import { MAX_APPEND_BYTES, MAX_EVENTS_PER_APPEND, MAX_EVENT_BYTES, MAX_NAME_LENGTH } from './limits';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const MAX_REVISION = 2 ** 31 - 1 - MAX_EVENTS_PER_APPEND;
const LEAF_HASH_BYTES = 32;
/** A lone surrogate has no UTF-8 form: it would be stored as another character than the one that was hashed. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const NUL = '\u0000';

/** The last revision expected, as a number: -1 where no stream is expected. */
export function expectedRevision(expected: Expected): number {
  return expected === 'no-stream' ? -1 : expected;
}

/** The same for a revision found. */
export function revisionOrNoStream(revision: number): Expected {
  return revision < 0 ? 'no-stream' : revision;
}

/**
 * Refuses, before anything is queued, what no adapter can store. Messages carry names of fields, never their values.
 * Answers the UTF-8 bytes of the events' bodies. That the bodies are JSON is the storing engine's check.
 */
export function checkAppend(stream: string, events: readonly NewEvent[], { expected }: AppendOptions): number {
  checkName('stream name', stream);
  if (expected !== 'no-stream' && !(Number.isInteger(expected) && expected >= 0 && expected <= MAX_REVISION)) {
    throw new InvalidStoreRequest('The expected revision is neither a whole number from 0 nor "no-stream".');
  }
  if (events.length < 1 || events.length > MAX_EVENTS_PER_APPEND) {
    throw new InvalidStoreRequest(`An append has 1 to ${MAX_EVENTS_PER_APPEND} events, not ${events.length}.`);
  }
  let bytes = 0;
  for (const event of events) bytes += checkEvent(event);
  if (bytes > MAX_APPEND_BYTES) {
    throw new InvalidStoreRequest(`The append has ${bytes} bytes; the limit is ${MAX_APPEND_BYTES}.`);
  }
  return bytes;
}

/** For adapters whose engine does not look into the events. */
export function checkJson(events: readonly NewEvent[]): void {
  for (const text of events.flatMap(({ data, metadata }) => [data, metadata])) {
    try {
      JSON.parse(text);
    } catch {
      throw new InvalidStoreRequest('The event data or metadata is not JSON.');
    }
  }
}

/** Refuses an append that holds an event twice. */
export function checkDistinctIds(stream: string, events: readonly NewEvent[]): void {
  if (new Set(events.map(({ id }) => id)).size < events.length) throw new DuplicateEventId(stream);
}

function checkEvent({ id, type, data, metadata, leafHash }: NewEvent): number {
  if (!UUID.test(id)) throw new InvalidStoreRequest('The event id is not a UUID in lower case.');
  checkName('event type', type);
  checkText('event data', data);
  checkText('event metadata', metadata);
  if (leafHash !== undefined && leafHash.length !== LEAF_HASH_BYTES) {
    throw new InvalidStoreRequest(`The leaf hash is not ${LEAF_HASH_BYTES} bytes.`);
  }
  const bytes = Buffer.byteLength(data) + Buffer.byteLength(metadata);
  if (bytes > MAX_EVENT_BYTES) {
    throw new InvalidStoreRequest(`The event has ${bytes} bytes; the limit is ${MAX_EVENT_BYTES}.`);
  }
  return bytes;
}

function checkName(what: string, name: string): void {
  if (name.length < 1 || name.length > MAX_NAME_LENGTH) {
    throw new InvalidStoreRequest(`The ${what} has ${name.length} characters; 1 to ${MAX_NAME_LENGTH} are allowed.`);
  }
  checkText(what, name);
}

function checkText(what: string, text: string): void {
  if (text.includes(NUL)) throw new InvalidStoreRequest(`The ${what} holds a NUL character.`);
  if (LONE_SURROGATE.test(text)) throw new InvalidStoreRequest(`The ${what} holds a lone surrogate.`);
}
