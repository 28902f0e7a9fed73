import { systemTimers } from '@homeward/platform';
import { Client } from 'pg';
import { until } from '../../support/until';
import { freePort } from '../harness/free-port';
import type { Installation, WiredService } from '../network/installation';

export const PATIENCE_MS = 60_000;
/** The session that holds the lock of a name, and nothing else of its process. */
const END_LOCK_SESSION = `select pg_terminate_backend(pid) from pg_locks, hashtextextended('homeward leader of ' || $1, 0) as key
  where locktype = 'advisory' and granted and objsubid = 1 and classid::bigint = (key >> 32) & 4294967295 and objid::bigint = key & 4294967295`;

interface Rival {
  service: WiredService;
  readonly port: number;
}

export interface RivalsParts {
  readonly installation: Installation;
  /** Of the service that is there twice. */
  readonly name: string;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Two processes of one service that fight for one subscription. */
export class Rivals {
  private constructor(
    private readonly parts: RivalsParts,
    private readonly both: readonly [Rival, Rival],
  ) {}

  static async start(parts: RivalsParts): Promise<Rivals> {
    const rival = async (): Promise<Rival> => {
      const port = await freePort();
      return { port, service: await startAt(parts, port) };
    };
    return new Rivals(parts, await Promise.all([rival(), rival()]));
  }

  get urls(): readonly string[] {
    return this.both.map(({ port }) => `http://127.0.0.1:${port}`);
  }

  get services(): readonly WiredService[] {
    return this.both.map(({ service }) => service);
  }

  /** Ends the leader at once and starts it again when the other leads. */
  async killLeader(): Promise<void> {
    const leader = await this.leader();
    await leader.service.process.stop('SIGKILL');
    await this.untilLeads(this.otherOf(leader));
    leader.service = await startAt(this.parts, leader.port);
  }

  /** Has the leader sleep past its lock, and wake when the other leads and something has been done meanwhile: what it was about to write comes late. */
  async whileLeaderSleeps(meanwhile: () => Promise<void>): Promise<void> {
    const leader = await this.leader();
    void leader.service.process.stop('SIGSTOP');
    try {
      await this.endLockSession(await subscriptionOf(this.otherOf(leader)));
      await this.untilLeads(this.otherOf(leader));
      await meanwhile();
    } finally {
      void leader.service.process.stop('SIGCONT');
    }
  }

  /** Has one of them sleep while its network drops all it has, locks and all. */
  async pauseFirst(lateMs: number): Promise<void> {
    const [{ service }] = this.both;
    void service.process.stop('SIGSTOP');
    for (const wire of Object.values(service.wires)) wire.resetAll();
    await systemTimers.sleep(lateMs);
    void service.process.stop('SIGCONT');
  }

  /** Ends one of them at once, whichever it is, and starts it again. */
  async restartFirst(): Promise<void> {
    const [first] = this.both;
    await first.service.process.stop('SIGKILL');
    first.service = await startAt(this.parts, first.port);
  }

  /** Resolves when exactly one says that it leads. */
  async settled(): Promise<void> {
    await until(async () => (await Promise.all(this.both.map(leads))).filter(Boolean).length === 1, 'that one of both leads', PATIENCE_MS);
  }

  private async leader(): Promise<Rival> {
    await this.settled();
    const [first, second] = this.both;
    return (await leads(first)) ? first : second;
  }

  private otherOf(rival: Rival): Rival {
    const [first, second] = this.both;
    return rival === first ? second : first;
  }

  private untilLeads(rival: Rival): Promise<void> {
    return until(() => leads(rival), 'that the other leads', PATIENCE_MS);
  }

  private async endLockSession(subscription: string): Promise<void> {
    const client = new Client({ connectionString: this.parts.installation.administratorUrl });
    await client.connect();
    try {
      await client.query(END_LOCK_SESSION, [subscription]);
    } finally {
      await client.end();
    }
  }
}

async function startAt({ installation, name, settings = {} }: RivalsParts, port: number): Promise<WiredService> {
  return installation.service(name, { ...settings, HOMEWARD_HTTP_PORT: `${port}` });
}

/** What they fight for, as the health document names it. */
async function subscriptionOf({ service }: Rival): Promise<string> {
  const [subscription] = (await service.process.health()).subscriptions;
  if (subscription === undefined) throw new Error('The service fights for nothing.');
  return subscription.name;
}

async function leads({ service }: Rival): Promise<boolean> {
  const health = await service.process.health().catch(() => undefined);
  return health?.subscriptions[0]?.standing === 'leader';
}

/** Waits for what must come about. */
