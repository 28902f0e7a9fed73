import { setMaxListeners } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { seededRandomness, type Randomness } from '@homeward/platform';
import { type Direction, type Door, type Fault, PASS } from './fault';
import { type InForce, Lane } from './lane';
import { resetSocket } from './reset-socket';

const LOCALHOST = '127.0.0.1';
const DIRECTIONS: readonly Direction[] = ['requests', 'answers'];

/**
 * Stands between clients and a server and does to their connections what networks do. What it does can be changed while
 * connections are open, for each direction by itself; chances come from a seed.
 */
export class FaultProxy {
  private readonly connections = new Set<readonly [Socket, Socket]>();
  private readonly inForce: Record<Direction, { current: InForce; replace: AbortController }>;
  private readonly randomness: Randomness;
  private server: Server | undefined;
  private door: Door = 'open';
  private port = 0;
  /** Connections that were let in so far. */
  accepted = 0;

  private constructor(
    private readonly target: URL,
    seed: number,
  ) {
    this.randomness = seededRandomness(seed);
    this.inForce = { requests: begun(PASS), answers: begun(PASS) };
  }

  /** @param address of the server behind it; any URL with host and port. */
  static async start(address: string, seed = 1): Promise<FaultProxy> {
    const proxy = new FaultProxy(new URL(address), seed);
    await proxy.listen();
    return proxy;
  }

  /** The server's address by way of this proxy. */
  through(address: string): string {
    const url = new URL(address);
    url.hostname = LOCALHOST;
    url.port = `${this.port}`;
    return url.href;
  }

  /** Puts a fault in force from the next chunk on; in both directions unless one is named. */
  set(fault: Fault, directions: readonly Direction[] = DIRECTIONS): void {
    for (const direction of directions) {
      this.inForce[direction].replace.abort();
      this.inForce[direction] = begun(fault);
    }
  }

  /** What happens to who connects from now on; connections that are open stay so. */
  async setDoor(door: Door): Promise<void> {
    this.door = door;
    if (door === 'closed') await this.stopListening();
    else if (this.server === undefined) await this.listen();
  }

  /** Resets every open connection. */
  resetAll(): void {
    for (const both of this.connections) both.forEach(resetSocket);
  }

  /** Everything passes and everybody is let in. What was stalled is delivered. */
  async heal(): Promise<void> {
    this.set(PASS);
    await this.setDoor('open');
  }

  async stop(): Promise<void> {
    this.set(PASS);
    await this.stopListening();
    this.resetAll();
  }

  private async listen(): Promise<void> {
    const server = createServer((client) => this.accept(client));
    this.server = server;
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(this.port, LOCALHOST, resolve));
    this.port = (server.address() as AddressInfo).port;
  }

  private async stopListening(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    // Open connections may stay, so nobody waits for them.
    server?.close();
  }

  private accept(client: Socket): void {
    client.on('error', () => undefined);
    if (this.door !== 'open') {
      resetSocket(client);
      return;
    }
    this.accepted += 1;
    const server = connect({ port: Number(this.target.port), host: this.target.hostname, allowHalfOpen: true });
    const both = [client, server] as const;
    const reset = (): void => both.forEach(resetSocket);
    server.on('error', () => undefined);
    for (const socket of both) socket.setNoDelay(true);
    this.connections.add(both);
    const forget = (): void => void (client.destroyed && server.destroyed && this.connections.delete(both));
    for (const socket of both) socket.on('close', forget);
    new Lane({ from: client, to: server, inForce: () => this.inForce.requests.current, randomness: this.randomness, reset });
    new Lane({ from: server, to: client, inForce: () => this.inForce.answers.current, randomness: this.randomness, reset });
  }
}

function begun(fault: Fault): { current: InForce; replace: AbortController } {
  const replace = new AbortController();
  // Every lane may wait for it.
  setMaxListeners(0, replace.signal);
  return { current: { fault, bytesLeft: fault.kind === 'cut' ? fault.afterBytes : 0, over: replace.signal }, replace };
}
