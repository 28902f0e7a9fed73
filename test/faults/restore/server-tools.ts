import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemTimers } from '@homeward/platform';
import { Client } from 'pg';
import { freePort } from '../harness/free-port';

/** Where Debian keeps a whole PostgreSQL of each version; the embedded one has a server and nothing else. */
const DISTRIBUTIONS = '/usr/lib/postgresql';
const PROGRAMS = ['initdb', 'postgres', 'pg_dump', 'pg_restore'];
const PASSWORD = 'restore-test';
const LOOK_EVERY_MS = 25;
const MAX_LOOKS = 400;

const run = promisify(execFile);

/** The folder with the programs of the newest whole PostgreSQL on this machine; undefined where there is none. */
export function findServerTools(): string | undefined {
  if (!existsSync(DISTRIBUTIONS)) return undefined;
  const folders = readdirSync(DISTRIBUTIONS).sort((left, right) => Number(right) - Number(left)).map((version) => join(DISTRIBUTIONS, version, 'bin'));
  return folders.find((folder) => PROGRAMS.every((program) => existsSync(join(folder, program))));
}

/** A new, empty PostgreSQL server of that folder's version, and the programs that save and restore its databases. */
export class PlainServer {
  private constructor(
    private readonly tools: string,
    private readonly port: number,
    readonly stop: () => Promise<void>,
  ) {}

  /** @param folder that does not exist yet */
  static async start(tools: string, folder: string): Promise<PlainServer> {
    const account = await accountOfServer();
    const [data, passwordFile, port] = [join(folder, 'data'), join(folder, 'password'), await freePort()];
    await mkdir(folder);
    await writeFile(passwordFile, PASSWORD);
    if (account !== undefined) for (const path of [folder, passwordFile]) await chown(path, account.uid, account.gid);
    await run(join(tools, 'initdb'), ['--pgdata', data, '--username', 'postgres', '--auth', 'scram-sha-256', '--pwfile', passwordFile, '--no-sync'], { cwd: folder, ...account });
    const server = spawn(join(tools, 'postgres'), ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='], { cwd: folder, stdio: 'ignore', ...account });
    const ended = once(server, 'exit');
    const started = new PlainServer(tools, port, async () => {
      server.kill('SIGINT');
      await ended;
    });
    await started.answers();
    return started;
  }

  /** An administrator's address. */
  url(database = 'postgres'): string {
    return `postgres://postgres:${PASSWORD}@127.0.0.1:${this.port}/${database}`;
  }

  async dump(database: string, file: string): Promise<void> {
    await run(join(this.tools, 'pg_dump'), ['--format=custom', '--file', file, this.url(database)]);
  }

  /** Into a database that `migrate` has made. */
  async restore(database: string, file: string): Promise<void> {
    await run(join(this.tools, 'pg_restore'), ['--clean', '--if-exists', '--single-transaction', '--dbname', this.url(database), file]);
  }

  private async answers(): Promise<void> {
    for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
      const client = new Client({ connectionString: this.url() });
      try {
        await client.connect();
        return;
      } catch {
        await systemTimers.sleep(LOOK_EVERY_MS);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
    throw new Error('The PostgreSQL server does not answer.');
  }
}

/** PostgreSQL refuses to run as root; where it is installed, there is a user for it. */
async function accountOfServer(): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = async (option: string): Promise<number> => Number((await run('id', [option, 'postgres'])).stdout);
  return { uid: await idOf('-u'), gid: await idOf('-g') };
}
