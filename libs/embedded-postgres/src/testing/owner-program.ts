import { startEmbeddedPostgres } from '../embedded-postgres';
import { EmbeddedPostgresError } from '../embedded-postgres-error';

/** A second program that owns (or fails to own) a data folder: what the tests kill. Prints one JSON line. */
async function main(): Promise<void> {
  const [dataDir] = process.argv.slice(2);
  if (dataDir === undefined) throw new Error('A data folder is needed.');
  try {
    const server = await startEmbeddedPostgres({ dataDir, durable: false });
    process.stdout.write(`${JSON.stringify({ port: server.port, url: server.url('postgres') })}\n`);
    // Stays until it is killed.
    process.stdin.resume();
  } catch (error) {
    const code = error instanceof EmbeddedPostgresError ? error.code : String(error);
    process.stdout.write(`${JSON.stringify({ failure: code })}\n`);
  }
}

void main();
