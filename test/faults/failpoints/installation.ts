import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DevelopmentIssuer, openDevelopmentIssuer } from '@homeward/access';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@homeward/embedded-postgres';
import { systemClock } from '@homeward/platform';
import type { Role } from '@homeward/return-case';
import { type Connections, openDatabases, roleConnections } from '@homeward/wiring';
import { Client } from 'pg';
import { builtProgram, ServiceProcess } from '../../e2e/services/service-process';
import { type Death, DeathOrder, DIE_AT } from './death-order';

const DATABASES = ['homeward', 'homeward_keys'] as const;
const PATIENCE_MS = 30_000;
const TOKEN_LIFETIME_SECONDS = 3_600;
const FOR_EVERYBODY = 0o755;
const WITHOUT_KEYS: readonly string[] = ['projector', 'relay'];
const ON_NATS: readonly string[] = ['casework', 'relay'];

/** What a program said, and how it ended; null when it was killed. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Services and programs as real processes over one PostgreSQL, each of which can be told to die at a moment. */
export class Installation {
  private readonly running = new Map<string, ServiceProcess>();
  private migrated: Promise<void> | undefined;
  private broker: string | undefined;

  private constructor(
    private readonly folder: string,
    private readonly server: EmbeddedPostgres,
    private readonly issuer: DevelopmentIssuer,
  ) {}

  static async start(): Promise<Installation> {
    const folder = await mkdtemp(join(tmpdir(), 'homeward-failpoints-'));
    await chmod(folder, FOR_EVERYBODY);
    const server = await startEmbeddedPostgres({ dataDir: join(folder, 'server'), durable: false });
    const issuer = await openDevelopmentIssuer({ folder: join(folder, 'issuer'), audience: 'homeward', environment: 'test', externalIssuer: undefined, nowMs: () => systemClock.nowMs() });
    return new Installation(folder, server, issuer);
  }

  get connections(): Connections {
    return roleConnections({ databaseUrl: this.administratorUrl });
  }

  get natsUrl(): string {
    if (this.broker === undefined) throw new Error('This installation has no broker.');
    return this.broker;
  }

  get masterKeysFolder(): string {
    return join(this.folder, 'master-keys');
  }

  token(role: Role, subject: string, office: string): Promise<string> {
    return this.issuer.issueDevelopmentToken({ role, office, subject, lifetimeSeconds: TOKEN_LIFETIME_SECONDS });
  }

  /** The service, started when it does not run. */
  async service(name: string): Promise<ServiceProcess> {
    await (this.migrated ??= this.migrate());
    const service = this.running.get(name) ?? new ServiceProcess(name, { ...this.environmentOf(name), ...this.addressesOf(name) }, ['--require', DIE_AT]);
    this.running.set(name, service);
    await service.url();
    return service;
  }

  /** Another process of a service, which no death is meant for; `stop` knows it as `another casework`. */
  async beside(name: string): Promise<void> {
    const other = `another ${name}`;
    const service = new ServiceProcess(name, { ...this.environmentOf(other), ...this.addressesOf(name) }, ['--require', DIE_AT]);
    this.running.set(other, service);
    await service.url();
  }

  async stop(name: string): Promise<void> {
    const service = this.running.get(name);
    this.running.delete(name);
    await service?.stop();
  }

  /** Has casework and the relay reach a broker from now on. */
  async useNats(url: string): Promise<void> {
    this.broker = url;
    await this.stop('casework');
  }

  /** Runs a program of an app to its end, as an operator would. */
  program(app: string, name: string, args: readonly string[] = []): Promise<Ended> {
    const environment = { ...this.environmentOf(name), HOMEWARD_DATABASE_URL: this.administratorUrl };
    const child = spawn(process.execPath, ['--require', DIE_AT, builtProgram(app, name), ...args], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
  }

  /**
   * Has a service or program die at a moment of what is done. Answers what became of that, undefined when it failed. Throws
   * when the process does not come to the moment.
   */
  async dies<T>(name: string, death: Death, doing: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T | undefined> {
    const order = this.orderOf(name);
    await order.give(death);
    const done = Promise.allSettled([doing()]);
    await order.isCarriedOut(death.moment, patienceMs);
    const code = await this.running.get(name)?.ended;
    if (typeof code === 'number') throw new Error(`${name} ended by itself with ${code}.`);
    this.running.delete(name);
    const [outcome] = await done;
    return outcome.status === 'fulfilled' ? outcome.value : undefined;
  }

  async query<Row extends object>(database: (typeof DATABASES)[number] | 'postgres', text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    const client = new Client({ connectionString: this.server.url(database) });
    await client.connect();
    try {
      return (await client.query<Row>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  /** As before the first migration. */
  async forgetEverything(): Promise<void> {
    await Promise.all([...this.running.keys()].map((name) => this.stop(name)));
    for (const database of DATABASES) await this.query('postgres', `drop database if exists ${database} with (force)`);
    this.migrated = undefined;
  }

  async remove(): Promise<void> {
    await Promise.all([...this.running.values()].map((service) => service.stop('SIGKILL')));
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private get administratorUrl(): string {
    return this.server.url('postgres');
  }

  private async migrate(): Promise<void> {
    const databases = await openDatabases({ dataDir: this.folder, databaseUrl: this.administratorUrl });
    await databases.close();
  }

  private orderOf(name: string): DeathOrder {
    return new DeathOrder(join(this.folder, `${name}.order`));
  }

  private environmentOf(name: string): Readonly<Record<string, string>> {
    return { HOMEWARD_DATA_DIR: this.folder, HOMEWARD_DIE_AT: this.orderOf(name).file, HOMEWARD_DEADLINES_EVERY_SECONDS: '1' };
  }

  private addressesOf(name: string): Readonly<Record<string, string>> {
    const { eventStoreUrl, readModelUrl, keysUrl } = this.connections;
    return {
      HOMEWARD_EVENT_STORE_URL: eventStoreUrl,
      HOMEWARD_READ_MODEL_URL: readModelUrl,
      ...(WITHOUT_KEYS.includes(name) ? {} : { HOMEWARD_KEYS_URL: keysUrl }),
      ...(this.broker === undefined || !ON_NATS.includes(name) ? {} : { HOMEWARD_NATS_URL: this.broker }),
    };
  }
}
