/** Type ids of the elements, from the server's catalogue; they have never changed. */
const OID = { bytea: 17, int4: 23, text: 25, json: 114, uuid: 2950 } as const;

const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;
const INT4_BYTES = 4;
const UUID_BYTES = 16;
const NULL_LENGTH = -1;

function startArray(type: keyof typeof OID, elements: number, bodyBytes: number, hasNull = false): Buffer {
  const array = Buffer.allocUnsafe(HEADER_BYTES + elements * LENGTH_BYTES + bodyBytes);
  array.writeInt32BE(1, 0); // dimensions
  array.writeInt32BE(hasNull ? 1 : 0, 4);
  array.writeInt32BE(OID[type], 8);
  array.writeInt32BE(elements, 12);
  array.writeInt32BE(1, 16); // first subscript
  return array;
}

/** A one-dimensional, non-empty array in PostgreSQL's binary form: no quoting to write, none to parse. */
export function int4Array(values: readonly number[]): Buffer {
  const array = startArray('int4', values.length, values.length * INT4_BYTES);
  let at = HEADER_BYTES;
  for (const value of values) {
    at = array.writeInt32BE(INT4_BYTES, at);
    at = array.writeInt32BE(value, at);
  }
  return array;
}

/** Texts in UTF-8, as `text` or `json`. */
export function textArray(type: 'text' | 'json', values: readonly string[]): Buffer {
  let bytes = 0;
  for (const value of values) bytes += Buffer.byteLength(value);
  const array = startArray(type, values.length, bytes);
  let at = HEADER_BYTES;
  for (const value of values) {
    const written = array.write(value, at + LENGTH_BYTES);
    array.writeInt32BE(written, at);
    at += LENGTH_BYTES + written;
  }
  return array;
}

/** UUIDs in their usual text form. */
export function uuidArray(values: readonly string[]): Buffer {
  const array = startArray('uuid', values.length, values.length * UUID_BYTES);
  let at = HEADER_BYTES;
  for (const value of values) {
    at = array.writeInt32BE(UUID_BYTES, at);
    at += array.write(value.replaceAll('-', ''), at, 'hex');
  }
  return array;
}

/** Byte strings, null where undefined. */
export function byteaArray(values: readonly (Uint8Array | undefined)[]): Buffer {
  let bytes = 0;
  let hasNull = false;
  for (const value of values) {
    bytes += value?.length ?? 0;
    hasNull ||= value === undefined;
  }
  const array = startArray('bytea', values.length, bytes, hasNull);
  let at = HEADER_BYTES;
  for (const value of values) {
    at = array.writeInt32BE(value?.length ?? NULL_LENGTH, at);
    if (value === undefined) continue;
    array.set(value, at);
    at += value.length;
  }
  return array;
}
