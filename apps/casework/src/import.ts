import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { ImportFailed, importSheet, resultOf, type ImportTarget } from './import/import-client';
import type { ImportJobDocument } from './import/import-job.document';

const USAGE = `npm run import -- SHEET.csv|SHEET.xlsx [--url http://127.0.0.1:3000] [--token TOKEN]
  The token is also taken from HOMEWARD_TOKEN: export HOMEWARD_TOKEN=$(npm run -s token -- --role protection-officer)
  Rows that were refused are written to SHEET.refused.csv: correct them and import that file.`;
const PERCENT = 100;

/** `npm run import`: sends a sheet to a running server and keeps the rows it refused. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { url: { type: 'string', default: 'http://127.0.0.1:3000' }, token: { type: 'string' } } });
  const [path] = positionals;
  const token = values.token ?? process.env['HOMEWARD_TOKEN'];
  if (path === undefined || token === undefined || positionals.length > 1) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  await stat(path);
  const target = { url: values.url.replace(/\/$/, ''), token };
  const job = await importSheet(target, path, showProgress);
  process.stderr.write(`\n${summaryOf(job)}\n`);
  if (job.refused > 0) await keepRefused(target, job, path);
  if (job.status !== 'done') process.exitCode = 1;
}

function showProgress({ bytesRead, bytesTotal, registered, unchanged, refused }: ImportJobDocument): void {
  const percent = bytesTotal === 0 ? PERCENT : Math.floor((bytesRead / bytesTotal) * PERCENT);
  const line = `${percent} % read, ${registered} registered, ${unchanged} unchanged, ${refused} refused`;
  if (process.stderr.isTTY) process.stderr.write(`\r${line}  `);
}

function summaryOf({ status, registered, unchanged, refused, ignoredColumns, problem }: ImportJobDocument): string {
  const lines = [`Import ${status}: ${registered} registered, ${unchanged} unchanged, ${refused} refused.`];
  if (ignoredColumns.length > 0) lines.push(`Columns passed over: ${ignoredColumns.join(', ')}.`);
  if (problem) lines.push(problem.detail);
  return lines.join('\n');
}

async function keepRefused(target: ImportTarget, job: ImportJobDocument, path: string): Promise<void> {
  const refusedPath = `${path.replace(/\.(csv|xlsx)$/i, '')}.refused.csv`;
  await pipeline(await resultOf(target, job, 'refused'), createWriteStream(refusedPath, { mode: 0o600 }));
  process.stderr.write(`Correct ${refusedPath} and import it. It holds personal data.\n`);
}

main().catch((error: unknown) => {
  const told = error instanceof ImportFailed || (error instanceof Error && 'code' in error && error.code === 'ENOENT') ? error.message : String(error);
  process.stderr.write(`${told}\n`);
  process.exitCode = 1;
});
