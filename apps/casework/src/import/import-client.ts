import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { SheetFormat } from '@homeward/intake';
import { systemTimers } from '@homeward/platform';
import type { ImportJobDocument } from './import-job.document';
import { CSV_TYPE, IMPORTS_PATH, XLSX_TYPE } from './receive-sheet';

const POLL_EVERY_MS = 200;
const TYPES: Readonly<Record<SheetFormat, string>> = { csv: CSV_TYPE, xlsx: XLSX_TYPE };

/** Where to send a sheet, and who sends it. */
export interface ImportTarget {
  /** Of the server, without a slash at the end. */
  readonly url: string;
  readonly token: string;
}

/** The server would not take the sheet or tell about it. The message is its own. */
export class ImportFailed extends Error {
  override readonly name = 'ImportFailed';
}

/** Sends a sheet to a running server and waits for its end, telling how far it has come. */
export async function importSheet(target: ImportTarget, path: string, onProgress: (job: ImportJobDocument) => void, signal?: AbortSignal): Promise<ImportJobDocument> {
  let job = await sent(target, path, signal);
  onProgress(job);
  // Ends with the job: the server finishes, fails or forgets each one.
  while (job.status === 'waiting' || job.status === 'running') {
    await systemTimers.sleep(POLL_EVERY_MS, signal);
    job = (await (await asked(target, `${IMPORTS_PATH}/${job.id}`, { ...(signal && { signal }) })).json()) as ImportJobDocument;
    onProgress(job);
  }
  return job;
}

/** The lines of the result file. */
export async function resultOf(target: ImportTarget, job: ImportJobDocument, rows: 'refused' | 'all'): Promise<AsyncIterable<Uint8Array>> {
  const { body } = await asked(target, `${job.result}?rows=${rows}`, {});
  return body ?? Readable.from([]);
}

async function sent(target: ImportTarget, path: string, signal: AbortSignal | undefined): Promise<ImportJobDocument> {
  const response = await asked(target, IMPORTS_PATH, {
    method: 'POST',
    headers: { 'content-type': TYPES[path.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv'] },
    body: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
    duplex: 'half',
    ...(signal && { signal }),
  });
  return (await response.json()) as ImportJobDocument;
}

async function asked({ url, token }: ImportTarget, path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(`${url}${path}`, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });
  if (response.ok) return response;
  const { title = response.statusText, detail = '' } = (await response.json().catch(() => ({}))) as { title?: string; detail?: string };
  throw new ImportFailed(`The server answered ${response.status}: ${title}. ${detail}`.trim());
}
