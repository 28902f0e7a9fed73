import { TextDecoder } from 'node:util';
import { SheetRefused } from '../sheet/sheet-refused';

/**
 * Decodes bytes as UTF-8 while they arrive and drops a byte order mark. Refuses other encodings rather than guessing:
 * a wrong guess turns names into other names, silently.
 */
export async function* decodedUtf8(source: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new SheetRefused('TooLarge', `The sheet is larger than ${maxBytes} bytes; split it.`);
    yield decoded(decoder, chunk);
  }
  yield decoded(decoder);
}

function decoded(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch (cause) {
    throw new SheetRefused('NotUtf8', 'The file is not UTF-8 text; save it as "CSV UTF-8", or send the .xlsx file.', undefined, { cause });
  }
}
