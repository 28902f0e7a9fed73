import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeAsyncApiDocument, textOf } from './asyncapi-document';

const FILE = join('docs', 'asyncapi.json');

/** `npm run asyncapi`: writes the document anew, for a change of the events or the commands. */
async function main(): Promise<void> {
  await writeFile(FILE, textOf(await makeAsyncApiDocument()));
  process.stderr.write(`${FILE} is written.\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
