import { type EmbeddedPostgres, startEmbeddedPostgres } from '@homeward/embedded-postgres';
import { type Connections, openDatabases } from '@homeward/wiring';
import { ServiceProcess } from '../../e2e/services/service-process';
import { FaultProxy } from '../../support/fault-proxy';
import { TestIssuer } from '../harness/test-issuer';
import { Workplace } from '../harness/workplace';

/** In which every request is answered here: long enough for all that is well, and shorter than a client of these tests waits. */
export const ANSWER_SECONDS = 3;
export const DATABASE_TIMEOUT_SECONDS = 3;

const ADDRESSES = { log: 'HOMEWARD_EVENT_STORE_URL', 'read models': 'HOMEWARD_READ_MODEL_URL', keys: 'HOMEWARD_KEYS_URL' } as const;
type Database = keyof typeof ADDRESSES;

/** A service in a process of its own, and the wires it hangs on. */
export interface WiredService {
  readonly process: ServiceProcess;
  /** To the databases, by what they hold. */
  readonly wires: Readonly<Record<Database, FaultProxy>>;
}

/** A durable PostgreSQL, an issuer of tokens, and services that reach their databases over wires of their own. */
export class Installation {
  private readonly proxies: FaultProxy[] = [];
  private readonly services: ServiceProcess[] = [];

  private constructor(
    readonly workplace: Workplace,
    readonly issuer: TestIssuer,
    private readonly postgres: EmbeddedPostgres,
    /** Past every proxy. */
    readonly connections: Connections,
  ) {}

  static async start(): Promise<Installation> {
    const [workplace, issuer] = [await Workplace.make(), await TestIssuer.start()];
    const postgres = await startEmbeddedPostgres({ dataDir: workplace.databaseFolder, durable: true });
    const { connections } = await openDatabases({ dataDir: workplace.appFolder, databaseUrl: postgres.url('postgres') });
    return new Installation(workplace, issuer, postgres, connections);
  }

  /** As administrator of the database server. */
  get administratorUrl(): string {
    return this.postgres.url('homeward');
  }

  async wire(address: string): Promise<FaultProxy> {
    const proxy = await FaultProxy.start(address, this.proxies.length + 1);
    this.proxies.push(proxy);
    return proxy;
  }

  /** Starts a service; `settings` goes before what is set for all, and `nodeOptions` to Node itself. */
  async service(name: string, settings: Readonly<Record<string, string>> = {}, nodeOptions: readonly string[] = []): Promise<WiredService> {
    const { eventStoreUrl, readModelUrl, keysUrl } = this.connections;
    const addresses: Record<Database, string> = { log: eventStoreUrl, 'read models': readModelUrl, keys: keysUrl };
    const wires = { log: await this.wire(eventStoreUrl), 'read models': await this.wire(readModelUrl), keys: await this.wire(keysUrl) };
    const databases = Object.fromEntries(Object.entries(ADDRESSES).map(([database, variable]) => [variable, wires[database as Database].through(addresses[database as Database])]));
    const process = new ServiceProcess(name, {
      HOMEWARD_DATA_DIR: this.workplace.appFolder,
      HOMEWARD_ANSWER_SECONDS: `${ANSWER_SECONDS}`,
      HOMEWARD_DATABASE_TIMEOUT_SECONDS: `${DATABASE_TIMEOUT_SECONDS}`,
      HOMEWARD_DEADLINES_EVERY_SECONDS: '1',
      LOG_LEVEL: 'error',
      ...this.issuer.settings(),
      ...databases,
      ...settings,
    }, nodeOptions);
    this.services.push(process);
    await process.url();
    return { process, wires };
  }

  async stop(): Promise<void> {
    await Promise.all(this.services.map((service) => service.stop('SIGKILL')));
    await Promise.all(this.proxies.map((proxy) => proxy.stop()));
    await this.issuer.stop();
    await this.postgres.stop();
    await this.workplace.remove();
  }
}
