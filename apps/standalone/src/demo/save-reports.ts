import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { SENIOR } from './actors';
import type { ApiClient } from './api-client';
import { DEMO_STARTS_AT } from './calendar';
import type { Tokens } from './tokens';

interface ReportParts {
  readonly client: ApiClient;
  readonly tokens: Tokens;
  readonly reportsDir: string;
}

/** The report's formats by the ending of its file. */
const FORMATS = ['json', 'csv', 'xlsx'] as const;
const REPORT = '/v1/reports/caseload-and-movement';

/** Downloads the caseload and movement report in each format. Answers where the files are. */
export async function saveReports({ client, tokens, reportsDir }: ReportParts): Promise<readonly string[]> {
  await mkdir(reportsDir, { recursive: true });
  const token = await tokens.for(SENIOR);
  const fromMonth = DEMO_STARTS_AT.slice(0, 'yyyy-mm'.length);
  const files: string[] = [];
  for (const format of FORMATS) {
    const { body } = await client.send(`${REPORT}?format=${format}&fromMonth=${fromMonth}`, token);
    const path = join(reportsDir, `caseload-and-movement.${format}`);
    await writeFile(path, body);
    files.push(relative(process.cwd(), path));
  }
  return files;
}
