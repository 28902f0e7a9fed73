import { Inject, Injectable } from '@nestjs/common';
import { readIntakeRows, readIntakeSheet, resultHeader, resultLine, SheetRefused, type IntakeRow, type IntakeSheet, type ResultRow } from '@homeward/intake';
import { reached, type Clock, type Logger } from '@homeward/platform';
import { CLOCK, LOGGER } from '@homeward/wiring';
import { EncryptedSpool } from './encrypted-spool';
import { ImportContexts } from './import-contexts';
import type { ImportJob, JobProblem, ResultSpools } from './import-job';
import { RegisterRow } from './register-row';

/** Rows on their way at once: enough to fill the store's batches, few enough to leave room for everybody else. */
export const ROWS_IN_FLIGHT = 64;

/** Works one job through, row by row, and keeps its lines of the result file in the order of the sheet. */
@Injectable()
export class RunImport {
  constructor(
    private readonly rows: RegisterRow,
    private readonly contexts: ImportContexts,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Takes the job to its end, whatever that is. */
  async run(job: ImportJob): Promise<void> {
    job.status = 'running';
    try {
      await this.importSheet(job);
      job.finish(job.cancelling.signal.aborted ? 'cancelled' : 'done', this.clock.now());
    } catch (error) {
      job.finish('failed', this.clock.now(), problemOf(error));
      if (!(error instanceof SheetRefused)) this.logger.error('import stopped', { error });
    }
  }

  private async importSheet(job: ImportJob): Promise<void> {
    const results = { refused: await EncryptedSpool.open(), all: await EncryptedSpool.open() };
    job.results = results;
    const sheet = await readIntakeSheet(counted(job), job.request.format);
    job.ignoredColumns = sheet.columns.unknown;
    for (const spool of [results.refused, results.all]) await spool.write(Buffer.from(resultHeader(sheet.columns)));
    await this.work(job, sheet, results);
  }

  private async work(job: ImportJob, sheet: IntakeSheet, results: ResultSpools): Promise<void> {
    const inFlight: Promise<ResultRow>[] = [];
    const settleOldest = async (): Promise<void> => {
      const oldest = inFlight.shift();
      if (oldest) await keep(job, sheet, results, await oldest);
    };
    try {
      for await (const row of readIntakeRows(sheet, this.contexts.contextOf(job))) {
        if (job.cancelling.signal.aborted) break;
        inFlight.push(watched(this.settled(row, job)));
        if (inFlight.length >= ROWS_IN_FLIGHT) await settleOldest();
      }
      while (inFlight.length > 0) await settleOldest();
    } finally {
      // Rows already sent may still land; nobody may go on before they have.
      await Promise.allSettled(inFlight);
    }
  }

  private async settled({ cells, errors, registration }: IntakeRow, job: ImportJob): Promise<ResultRow> {
    if (!registration) return { cells, result: 'refused', errors };
    return { cells, ...(await this.rows.register(registration, job.request)) };
  }
}

function problemOf(error: unknown): JobProblem {
  if (!(error instanceof SheetRefused)) return { code: 'StoreUnavailable', detail: 'The import stopped. Send the same sheet again: rows that landed are recognised.' };
  return { code: error.code, detail: error.message, ...(error.row !== undefined && { row: error.row }) };
}

/** A row may fail while older ones are still awaited; it is heard when its turn comes. */
function watched<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => undefined);
  return promise;
}

async function* counted(job: ImportJob): AsyncGenerator<Uint8Array> {
  for await (const chunk of job.request.upload.read()) {
    job.bytesRead += chunk.length;
    yield chunk;
  }
}

async function keep(job: ImportJob, sheet: IntakeSheet, { refused, all }: ResultSpools, row: ResultRow): Promise<void> {
  reached('row-settled');
  const line = Buffer.from(resultLine(sheet.columns, row));
  job.counts[row.result] += 1;
  await all.write(line);
  if (row.result === 'refused') await refused.write(line);
}
