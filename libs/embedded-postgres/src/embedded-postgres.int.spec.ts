import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres';
import { eventually, findProcess } from './processes';

const root = resolve(__dirname, '..', '..', '..');

async function query(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

async function serverPid(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8')).split('\n', 1)[0]);
}

/** The process that started another one. Small container images have no `ps`, and other systems have no /proc. */
function parentOf(pid: number): number {
  if (process.platform !== 'linux') return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }));
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]);
}

const isGone = async (pid: number): Promise<boolean> => (await findProcess(pid)) === undefined;

interface OwnerReport {
  readonly url?: string;
  readonly failure?: string;
}

/** Starts another program on the folder and waits for its one line. */
async function startOwner(dataDir: string): Promise<{ child: ChildProcess; report: OwnerReport }> {
  const child = spawn(
    process.execPath,
    ['--require', join(root, 'test', 'support', 'swc-register.cjs'), join(__dirname, 'testing', 'owner-program.ts'), dataDir],
    { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const [line] = (await once(createInterface(child.stdout), 'line')) as readonly unknown[];
  return { child, report: JSON.parse(String(line)) as OwnerReport };
}

async function kill(child: ChildProcess, watchdog?: number): Promise<void> {
  const exited = once(child, 'exit');
  // The watchdog goes first: it would stop the server as soon as its owner is gone.
  if (watchdog !== undefined) process.kill(watchdog, 'SIGKILL');
  child.kill('SIGKILL');
  await exited;
}

async function newDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'homeward-embedded-'));
  // A private folder would be out of reach for the user the server runs as when the tests run as root.
  await chmod(dataDir, 0o755);
  return dataDir;
}

describe('a running embedded PostgreSQL', () => {
  let dataDir: string;
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    dataDir = await newDataDir();
    server = await startEmbeddedPostgres({ dataDir, durable: false });
  });

  afterAll(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const url = new URL(server.url('postgres'));
    url.password = 'wrong';

    await expect(query(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(join(dataDir, 'superuser-password'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, 'cluster'))).mode & 0o777).toBe(0o700);
  });

  it('lets a role log in once it is allowed to', async () => {
    await query(server.url('postgres'), 'create role clerk nologin');

    await server.allowLogin('clerk');

    expect(await query(server.url('postgres', 'clerk'), 'select current_user::text as name')).toEqual([{ name: 'clerk' }]);
  });

  it('listens on this machine only and speaks UTF-8', async () => {
    const settings = await query(
      server.url('postgres'),
      `select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets,
              current_setting('server_encoding') as encoding`,
    );

    expect(settings).toEqual([{ addresses: '127.0.0.1', sockets: '', encoding: 'UTF8' }]);
  });

  it('writes no value of a failing statement to its log', async () => {
    const url = server.url('postgres');
    await query(url, 'create table people (name text primary key)');
    await query(url, `insert into people values ('Canary')`);

    await expect(query(url, `insert into people values ('Canary')`)).rejects.toMatchObject({ code: '23505' });

    const log = await readFile(join(dataDir, 'server.log'), 'utf8');
    expect(log).toContain('duplicate key value');
    expect(log).not.toContain('Canary');
  });

  it('refuses a second program on the same folder and goes on serving', async () => {
    const { child, report } = await startOwner(dataDir);
    await kill(child);

    expect(report).toEqual({ failure: 'data-dir-locked' });
    expect(await query(server.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('refuses a second instance in the same program', async () => {
    await expect(startEmbeddedPostgres({ dataDir, durable: false })).rejects.toMatchObject({ code: 'data-dir-locked' });
  });
});

describe('starting the embedded PostgreSQL again', () => {
  let dataDir: string;
  const running: EmbeddedPostgres[] = [];

  async function start(settings: { port?: number; durable?: boolean } = {}): Promise<EmbeddedPostgres> {
    const server = await startEmbeddedPostgres({ dataDir, durable: false, ...settings });
    running.push(server);
    return server;
  }

  beforeEach(async () => {
    dataDir = await newDataDir();
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.stop()));
    await rm(dataDir, { recursive: true, force: true });
  });

  it('keeps its data and its port', async () => {
    const first = await start();
    await first.ensureDatabase('homeward');
    await first.ensureDatabase('homeward');
    await query(first.url('homeward'), `create table kept as select 'still here' as word`);
    await first.stop();
    await first.stop();

    const second = await start();

    expect(second.port).toBe(first.port);
    expect(await query(second.url('homeward'), 'select word from kept')).toEqual([{ word: 'still here' }]);
  });

  it('recovers the committed data after kill -9 of the owner, with which the server stops', async () => {
    const { child, report } = await startOwner(dataDir);
    await query(report.url ?? '', `create table kept as select 'committed' as word`);
    const pid = await serverPid(dataDir);

    await kill(child);

    expect(await eventually(() => isGone(pid), 5_000)).toBe(true);
    const next = await start();
    expect(await query(next.url('postgres'), 'select word from kept')).toEqual([{ word: 'committed' }]);
  });

  it('ends a server that has lost both its owner and its watchdog', async () => {
    const { child } = await startOwner(dataDir);
    const orphan = await serverPid(dataDir);
    await kill(child, parentOf(orphan));
    expect(await isGone(orphan)).toBe(false);

    const next = await start();

    expect(await isGone(orphan)).toBe(true);
    expect(await query(next.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('recovers when the server itself was killed, which its owner is told', async () => {
    const server = await start({ durable: true });
    await query(server.url('postgres'), `create table kept as select 'committed' as word`);

    process.kill(await serverPid(dataDir), 'SIGKILL');
    await server.ended;
    await server.stop();

    const next = await start();
    expect(await query(next.url('postgres'), 'select word from kept')).toEqual([{ word: 'committed' }]);
  });

  it('is refused on a taken port with one line of advice, and leaves the folder free', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;

    await expect(start({ port })).rejects.toMatchObject({
      code: 'port-taken',
      message: expect.stringMatching(new RegExp(`^Port ${port} is in use: [^\\n]+$`)) as string,
    });

    await new Promise((done) => other.close(done));
    expect((await start({ port })).port).toBe(port);
  });

  it('says which file is missing when the password is lost', async () => {
    await (await start()).stop();
    await rm(join(dataDir, 'superuser-password'));

    await expect(start()).rejects.toMatchObject({
      code: 'start-failed',
      message: expect.stringContaining('superuser-password') as string,
    });
  });

  it('shows the last words of a server that does not start', async () => {
    await (await start()).stop();
    await rm(join(dataDir, 'cluster', 'global'), { recursive: true });

    await expect(start()).rejects.toMatchObject({
      code: 'start-failed',
      logLines: expect.arrayContaining([expect.stringContaining('could not find the database system')]) as string[],
    });
  });
});
