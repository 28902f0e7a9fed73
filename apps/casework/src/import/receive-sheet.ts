import { EdgeProblem } from '@homeward/http';
import { DEFAULT_SHEET_LIMITS, type SheetFormat } from '@homeward/intake';
import type { FastifyInstance } from 'fastify';
import { EncryptedSpool } from './encrypted-spool';

export const IMPORTS_PATH = '/v1/imports';
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV_TYPE = 'text/csv';

const FORMATS: Readonly<Record<string, SheetFormat>> = { [CSV_TYPE]: 'csv', [XLSX_TYPE]: 'xlsx' };

/** Lets sheets through to the import as a stream of bytes, and to no other route. */
export function takeSheets(instance: FastifyInstance): void {
  for (const type of Object.keys(FORMATS)) {
    instance.addContentTypeParser(type, (request, payload, done) => {
      if (request.routeOptions.url === IMPORTS_PATH) done(null, payload);
      else done(new EdgeProblem('UnsupportedMediaType', 'Only an import takes a sheet.'), undefined);
    });
  }
}

export function formatOf(contentType: string | undefined): SheetFormat {
  const format = FORMATS[(contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''];
  if (format === undefined) throw new EdgeProblem('UnsupportedMediaType', `Send the sheet as ${CSV_TYPE} or ${XLSX_TYPE}.`);
  return format;
}

/** Puts an upload where nobody can read it. Nothing is left when it breaks off or is too large. */
export async function spooled(upload: AsyncIterable<Uint8Array>): Promise<EncryptedSpool> {
  const spool = await EncryptedSpool.open();
  try {
    for await (const chunk of upload) {
      if (spool.bytes + chunk.length > DEFAULT_SHEET_LIMITS.maxBytes) {
        throw new EdgeProblem('BodyTooLarge', `A sheet has at most ${DEFAULT_SHEET_LIMITS.maxBytes} bytes; split it.`);
      }
      await spool.write(chunk);
    }
    return spool;
  } catch (error) {
    await spool.dispose();
    throw error;
  }
}
