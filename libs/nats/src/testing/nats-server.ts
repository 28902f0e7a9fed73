import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { systemTimers } from '@homeward/platform';

const START_TRIES = 200;
const START_RETRY_MS = 25;

/** The real server, from `NATS_SERVER_BIN` or the path; undefined where there is none. */
export function findNatsServer(): string | undefined {
  const named = process.env['NATS_SERVER_BIN'];
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
  return [...(named === undefined ? [] : [named]), ...folders.map((folder) => join(folder, 'nats-server'))].find(isExecutable);
}

/** Use in place of `describe` where a real server is needed; says why it skips. */
export const describeWithNats = (name: string, body: (binary: string) => void): void => {
  const binary = findNatsServer();
  if (binary === undefined) describe.skip(`${name} (skipped: no nats-server on the path and no NATS_SERVER_BIN)`, () => body(''));
  else describe(name, () => body(binary));
};

/** A real server with JetStream in a folder of its own, which can be stopped, started again and wiped. */
export class NatsServer {
  private process: ChildProcess | undefined;

  private constructor(
    private readonly binary: string,
    private readonly folder: string,
    private readonly port: number,
    private readonly more: readonly string[],
  ) {}

  /** @param more arguments of its own, such as who may connect. */
  static async start(binary: string, ...more: readonly string[]): Promise<NatsServer> {
    const server = new NatsServer(binary, await mkdtemp(join(tmpdir(), 'homeward-nats-')), await freePort(), more);
    await server.start();
    return server;
  }

  get url(): string {
    return `nats://${this.address}`;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** @param once arguments of this start alone. */
  async start(...once: readonly string[]): Promise<void> {
    this.process = spawn(this.binary, ['-js', '-a', '127.0.0.1', '-p', String(this.port), '-sd', this.store, ...this.more, ...once], { stdio: 'ignore' });
    for (let tries = 0; tries < START_TRIES; tries += 1) {
      if (await answers(this.port)) return;
      await systemTimers.sleep(START_RETRY_MS);
    }
    throw new Error('nats-server did not start.');
  }

  /** Ends it: by default as a crash would, with nothing flushed. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { process } = this;
    if (process === undefined) return;
    this.process = undefined;
    const gone = new Promise((resolve) => process.once('exit', resolve));
    process.kill(signal);
    await gone;
  }

  /** Loses everything JetStream kept. Only while the server is stopped. */
  async wipe(): Promise<void> {
    await rm(this.store, { recursive: true, force: true });
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  private get store(): string {
    return join(this.folder, 'store');
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
