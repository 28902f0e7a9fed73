import { type Entry, type ZipFile, fromBufferPromise } from 'yauzl';
import type { SheetLimits } from '../sheet/limits';
import { SheetRefused } from '../sheet/sheet-refused';

/** The files of an XLSX archive by path, each with a declared size inside the limits. */
export interface Archive {
  has(path: string): boolean;
  /** The file's bytes, unpacked while read. Ends with an error when there are more than the archive declared. */
  read(path: string): AsyncIterable<Uint8Array>;
  close(): void;
}

export async function openArchive(source: AsyncIterable<Uint8Array>, limits: SheetLimits): Promise<Archive> {
  const bytes = await collected(source, limits.maxBytes);
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
    return await archiveOf(zip, limits);
  } catch (cause) {
    throw cause instanceof SheetRefused ? cause : broken(cause);
  }
}

/** A ZIP archive is read from its end, so its packed bytes are held; the limit on them is the bound. */
async function collected(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new SheetRefused('TooLarge', `The sheet is larger than ${maxBytes} bytes; split it.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function archiveOf(zip: ZipFile, limits: SheetLimits): Promise<Archive> {
  if (zip.entryCount > limits.maxArchiveEntries) throw new SheetRefused('BrokenXlsx', `The file holds ${zip.entryCount} parts; ${limits.maxArchiveEntries} are allowed.`);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entry.uncompressedSize > limits.maxUnpackedBytes) {
      throw new SheetRefused('TooLarge', `A part of the file unpacks to ${entry.uncompressedSize} bytes; ${limits.maxUnpackedBytes} are allowed.`);
    }
    entries.set(entry.fileName, entry);
  }
  return {
    has: (path) => entries.has(path),
    read: (path) => unpacked(zip, entries.get(path)),
    close: () => zip.close(),
  };
}

async function* unpacked(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Uint8Array> {
  if (!entry) throw new SheetRefused('BrokenXlsx', 'A part that the workbook names is missing from the file.');
  try {
    yield* await zip.openReadStreamPromise(entry);
  } catch (cause) {
    throw broken(cause);
  }
}

function broken(cause: unknown): SheetRefused {
  return new SheetRefused('BrokenXlsx', 'The file is not a readable .xlsx workbook; open it in a spreadsheet and save it again.', undefined, { cause });
}
