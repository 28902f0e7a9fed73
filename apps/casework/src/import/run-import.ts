import { Inject, Injectable } from '@nestjs/common';
import { readIntakeRows, readIntakeSheet, resultHeader, resultLine, SheetRefused, type IntakeRow, type IntakeSheet, type ResultRow } from '@homeward/intake';
import type { Clock } from '@homeward/platform';
import { calendarDateIn, type Policy } from '@homeward/return-case';
import { CLOCK, POLICY } from '@homeward/wiring';
import { Offices } from '../offices';
import { EncryptedSpool } from './encrypted-spool';
import type { ImportJob, ResultSpools } from './import-job';
import { IntakeNamespace } from './intake-namespace';
import { RegisterRow } from './register-row';

/** Rows on their way at once: enough to fill the store's batches, few enough to leave room for everybody else. */
export const ROWS_IN_FLIGHT = 64;

/** Works one job through, row by row, and keeps its lines of the result file in the order of the sheet. */
@Injectable()
export class RunImport {
  constructor(
    private readonly rows: RegisterRow,
    private readonly offices: Offices,
    private readonly namespace: IntakeNamespace,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(POLICY) private readonly policy: Policy,
  ) {}

  /** Rejects with `SheetRefused` when the sheet cannot be read further, and when the store cannot answer. */
  async run(job: ImportJob): Promise<void> {
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
      for await (const row of readIntakeRows(sheet, this.contextOf(job))) {
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

  private contextOf({ request: { caller, dateOrder } }: ImportJob) {
    const office = this.offices.find(caller.office);
    if (office === undefined) throw new SheetRefused('OfficeUnknown', 'The office of the token is not one that opens cases.');
    return {
      namespace: this.namespace.value,
      office: office.id,
      hostCountry: office.country,
      today: calendarDateIn(office.zone, this.clock.now()),
      maxAgeYears: this.policy.maxAgeYears,
      ...(dateOrder !== undefined && { dateOrder }),
    };
  }
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
  const line = Buffer.from(resultLine(sheet.columns, row));
  job.counts[row.result] += 1;
  await all.write(line);
  if (row.result === 'refused') await refused.write(line);
}
