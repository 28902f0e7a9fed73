import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Authenticator, connect, type ConnectionOptions, credsAuthenticator, Events, type NatsConnection } from 'nats';

/** Between two tries to reach a broker that is away, in milliseconds. */
const RECONNECT_DELAY_MS = 500;
const CONNECT_TIMEOUT_MS = 5_000;
/** A connection that says nothing is asked so often, and given up after as many questions. */
const PING_INTERVAL_MS = 10_000;
const MAX_PINGS_OUT = 2;

export interface NatsOptions {
  /**
   * `nats://host:4222`, several separated by commas. The first may carry `user:password@`, or a token before the `@`;
   * `tls://` accepts no connection that is not encrypted.
   */
  readonly url: string;
  /** What this process is called in the broker's own lists. */
  readonly name: string;
  /** Path of a file with a user's JWT and seed, as `nsc` makes them. Read at every start of a connection. */
  readonly credentialsFile?: string | undefined;
  /** Path of a PEM file with the authorities that the broker's certificate is checked against; it asks for TLS. */
  readonly caFile?: string | undefined;
}

/** How the broker is reached, as the configuration of a service names it. */
export interface BrokerAccess {
  readonly natsUrl: string;
  readonly natsCredentialsFile?: string | undefined;
  readonly natsCaFile?: string | undefined;
}

export function natsOptionsOf({ natsUrl: url, natsCredentialsFile: credentialsFile, natsCaFile: caFile }: BrokerAccess, name: string): NatsOptions {
  return { url, name, credentialsFile, caFile };
}

/** A file that the connection needs cannot be read. */
export class NatsFileUnreadable extends Error {
  override readonly name = 'NatsFileUnreadable';
  readonly code = 'NatsFileUnreadable';

  constructor(variable: string, options: ErrorOptions) {
    super(`The file that ${variable} names cannot be read.`, options);
  }
}

/** No broker is reached now. What would be sent would only wait, and arrive where nobody expects it any more. */
export class NatsAway extends Error {
  override readonly name = 'NatsAway';
  readonly code = 'NatsAway';

  constructor() {
    super('The connection to NATS is lost and has not come back yet.');
  }
}

/**
 * A connection that comes back by itself for as long as it is open. Rejects when no broker answers now.
 * What it gives out hides the client, so that no other part of the system knows which one it is.
 */
export class NatsLink {
  /** Aborts when the connection is lost; a new one begins when it has come back. */
  private loss = new AbortController();
  private readonly callbacks: (() => void)[] = [];

  private constructor(
    /** For the other files of this lib only. */
    readonly connection: NatsConnection,
  ) {
    void this.follow();
  }

  static async open(options: NatsOptions): Promise<NatsLink> {
    const connection = await connect({
      ...(await proofAndCipher(options)),
      servers: serversOf(options).map(({ host }) => host),
      name: options.name,
      timeout: CONNECT_TIMEOUT_MS,
      maxReconnectAttempts: -1,
      // A broker that refuses us may have been given new users, or we may be: otherwise it would be asked twice and never again.
      ignoreAuthErrorAbort: true,
      reconnectTimeWait: RECONNECT_DELAY_MS,
      pingInterval: PING_INTERVAL_MS,
      maxPingOut: MAX_PINGS_OUT,
    });
    return new NatsLink(connection);
  }

  /** Whether a broker is reached now; false until the connection has come back. */
  get isConnected(): boolean {
    return !this.loss.signal.aborted;
  }

  /** Does what the broker has to answer. Rejects with `NatsAway` as soon as it cannot; whether it was done is not known then. */
  whileConnected<Result>(work: () => Promise<Result>): Promise<Result> {
    const { signal } = this.loss;
    if (signal.aborted) return Promise.reject(new NatsAway());
    return new Promise((resolve, reject) => {
      const leave = (): void => reject(new NatsAway());
      signal.addEventListener('abort', leave, { once: true });
      void work().then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  /** Calls back whenever the connection has come back after it was lost. */
  onReconnect(callback: () => void): void {
    this.callbacks.push(callback);
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  /** Ends with the connection. */
  private async follow(): Promise<void> {
    for await (const { type } of this.connection.status()) {
      if (type === Events.Disconnect) this.loss.abort();
      if (type !== Events.Reconnect) continue;
      this.loss = new AbortController();
      for (const callback of this.callbacks) callback();
    }
  }
}

function serversOf({ url }: NatsOptions): readonly URL[] {
  return url.split(',').map((server) => new URL(server.trim()));
}

/** Who we are to the broker, and how the way there is kept secret. */
async function proofAndCipher(options: NatsOptions): Promise<ConnectionOptions> {
  const { credentialsFile, caFile } = options;
  const servers = serversOf(options);
  const isTls = caFile !== undefined || servers.some(({ protocol }) => protocol === 'tls:');
  const ca = caFile === undefined ? undefined : (await read(caFile, 'HOMEWARD_NATS_CA_FILE')).toString('utf8');
  return {
    ...(credentialsFile === undefined ? inAddress(servers[0]) : { authenticator: rereading(credentialsFile, await read(credentialsFile, 'HOMEWARD_NATS_CREDENTIALS_FILE')) }),
    ...(isTls ? { tls: ca === undefined ? {} : { ca } } : {}),
  };
}

/** A user's JWT ends and is replaced while we run. What cannot be read, or is half written, leaves the last one. */
function rereading(path: string, first: Uint8Array): Authenticator {
  let usable = first;
  return (nonce) => {
    try {
      const found = readFileSync(path);
      const proof = credsAuthenticator(found)(nonce);
      usable = found;
      return proof;
    } catch {
      return credsAuthenticator(usable)(nonce);
    }
  };
}

/** As the tools of NATS read an address: a name without a password is a token. */
function inAddress({ username, password }: Pick<URL, 'username' | 'password'> = { username: '', password: '' }): ConnectionOptions {
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  if (user === '') return {};
  return pass === '' ? { token: user } : { user, pass };
}

async function read(path: string, variable: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new NatsFileUnreadable(variable, { cause });
  }
}
