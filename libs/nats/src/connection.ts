import { connect, Events, type NatsConnection } from 'nats';

/** Between two tries to reach a broker that is away, in milliseconds. */
const RECONNECT_DELAY_MS = 500;
const CONNECT_TIMEOUT_MS = 5_000;
/** A connection that says nothing is asked so often, and given up after as many questions. */
const PING_INTERVAL_MS = 10_000;
const MAX_PINGS_OUT = 2;

export interface NatsOptions {
  /** `nats://host:4222`, several separated by commas; user and password may stand in it. */
  readonly url: string;
  /** What this process is called in the broker's own lists. */
  readonly name: string;
}

/**
 * A connection that comes back by itself for as long as it is open. Rejects when no broker answers now.
 * What it gives out hides the client, so that no other part of the system knows which one it is.
 */
export class NatsLink {
  private constructor(
    /** For the other files of this lib only. */
    readonly connection: NatsConnection,
  ) {}

  static async open({ url, name }: NatsOptions): Promise<NatsLink> {
    const parsed = url.split(',').map((server) => new URL(server.trim()));
    const [first] = parsed;
    const { username = '', password = '' } = first ?? {};
    const connection = await connect({
      servers: parsed.map(({ host }) => host),
      name,
      timeout: CONNECT_TIMEOUT_MS,
      maxReconnectAttempts: -1,
      reconnectTimeWait: RECONNECT_DELAY_MS,
      pingInterval: PING_INTERVAL_MS,
      maxPingOut: MAX_PINGS_OUT,
      ...(username === '' ? {} : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
      ...(first?.protocol === 'tls:' ? { tls: {} } : {}),
    });
    return new NatsLink(connection);
  }

  /** Calls back whenever the connection has come back after it was lost. Ends with the connection. */
  async onReconnect(callback: () => void): Promise<void> {
    for await (const { type } of this.connection.status()) {
      if (type === Events.Reconnect) callback();
    }
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}
