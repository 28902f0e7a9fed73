import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { systemTimers } from '@homeward/platform';
import { type Fault, FaultProxy, PASS, RESET, SLICE, STALL } from '.';

const WAIT_TRIES = 500;
const WAIT_MS = 5;
const LARGE_BYTES = 8 * 1024 * 1024;

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < WAIT_TRIES && !condition(); tries += 1) await systemTimers.sleep(WAIT_MS);
  expect(condition()).toBe(true);
}

/** A client that notes what it hears, and how its connection ended. */
class Talker {
  readonly chunks: Buffer[] = [];
  ended: 'no' | 'in order' | 'reset' = 'no';
  readonly socket: Socket;

  constructor(url: string) {
    this.socket = connect(Number(new URL(url).port), '127.0.0.1');
    this.socket.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.socket.on('end', () => (this.ended = 'in order'));
    this.socket.on('error', () => (this.ended = 'reset'));
  }

  get heard(): string {
    return Buffer.concat(this.chunks).toString();
  }
}

describe('the fault proxy', () => {
  let server: Server;
  let proxy: FaultProxy;
  let address: string;
  let arrived: string;
  let sides: Socket[];
  const talkers: Talker[] = [];
  const talk = (): Talker => {
    const talker = new Talker(proxy.through(address));
    talkers.push(talker);
    return talker;
  };

  beforeEach(async () => {
    arrived = '';
    sides = [];
    server = createServer((socket) => {
      sides.push(socket);
      socket.on('error', () => undefined);
      socket.on('data', (chunk: Buffer) => {
        arrived += chunk.toString();
        socket.write(chunk);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
    proxy = await FaultProxy.start(address, 7);
  });
  afterEach(async () => {
    for (const { socket } of talkers.splice(0)) socket.destroy();
    await proxy.stop();
    for (const side of sides) side.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  it('passes everything on, and the end of it', async () => {
    const talker = talk();
    talker.socket.write('hello');
    await until(() => talker.heard === 'hello');
    sides[0]?.end('bye');
    await until(() => talker.ended === 'in order');
    expect(talker.heard).toBe('hellobye');
  });

  it('stalls one direction while the other passes, and delivers what it held once healed', async () => {
    const talker = talk();
    proxy.set(STALL, ['answers']);
    talker.socket.write('hello');
    await until(() => arrived === 'hello');
    expect(talker.heard).toBe('');
    await proxy.heal();
    await until(() => talker.heard === 'hello');
  });

  it('tells nobody that the other has gone while it stalls', async () => {
    const talker = talk();
    talker.socket.write('hello');
    await until(() => talker.heard === 'hello');
    let serverHeardOfIt = false;
    sides[0]?.on('close', () => (serverHeardOfIt = true));
    proxy.set(STALL);
    talker.socket.destroy();
    await systemTimers.sleep(50);
    expect(serverHeardOfIt).toBe(false);
    await proxy.heal();
    await until(() => serverHeardOfIt);
  });

  it('holds no more than a little of what cannot be delivered', async () => {
    const talker = talk();
    await until(() => sides.length === 1);
    proxy.set(STALL);
    talker.socket.write(Buffer.alloc(LARGE_BYTES));
    await systemTimers.sleep(50);
    expect(talker.socket.writableLength).toBeGreaterThan(LARGE_BYTES / 4);
  });

  it('slices into pieces of one to seven bytes, and changes none', async () => {
    const talker = talk();
    const text = 'abcdefghij'.repeat(20);
    proxy.set(SLICE, ['answers']);
    talker.socket.write(text);
    await until(() => talker.heard.length === text.length);
    expect(talker.heard).toBe(text);
    expect(talker.chunks.length).toBeGreaterThan(text.length / 50);
  });

  it.each<[string, Fault, string]>([
    ['in the middle of a message', RESET, 'hello'],
    ['after so many bytes', { kind: 'cut', afterBytes: 4 }, 'hell'],
  ])('resets both sides %s', async (_, fault, mostHeard) => {
    const talker = talk();
    proxy.set(fault, ['answers']);
    talker.socket.write('hello');
    // Some systems tell a reset that follows bytes as an end.
    await until(() => talker.ended !== 'no');
    expect(arrived).toBe('hello');
    expect(mostHeard.startsWith(talker.heard)).toBe(true);
    await until(() => sides[0]?.destroyed === true);
  });

  it('loses the answer to a request that went through, by a cut after nothing', async () => {
    const talker = talk();
    proxy.set({ kind: 'cut', afterBytes: 0 }, ['answers']);
    talker.socket.write('hello');
    await until(() => talker.ended === 'reset');
    expect([arrived, talker.heard]).toEqual(['hello', '']);
  });

  it('delays, and passes on at once when healed', async () => {
    const talker = talk();
    proxy.set({ kind: 'delay', delayMs: 600_000 });
    talker.socket.write('hello');
    await systemTimers.sleep(20);
    expect(arrived).toBe('');
    proxy.set(PASS);
    await until(() => talker.heard === 'hello');
  });

  it('resets who comes in, or has nobody listen, and takes them again on the same port', async () => {
    await proxy.setDoor('resetting');
    const refused = talk();
    await until(() => refused.ended === 'reset');
    await proxy.setDoor('closed');
    const nobody = talk();
    await until(() => nobody.ended === 'reset');
    await proxy.heal();
    const talker = talk();
    talker.socket.write('hello');
    await until(() => talker.heard === 'hello');
    expect(proxy.accepted).toBe(1);
  });

  it('resets all that are connected at once', async () => {
    const both = [talk(), talk()];
    for (const { socket } of both) socket.write('hello');
    await until(() => both.every(({ heard }) => heard === 'hello'));
    proxy.resetAll();
    await until(() => both.every(({ ended }) => ended === 'reset'));
  });
});
