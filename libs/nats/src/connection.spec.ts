import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DebugEvents, nkeys } from 'nats';
import { until } from '../../../test/support/until';
import { selfSigned } from '../../event-store/src/testing';
import { NatsFileUnreadable, NatsLink, type NatsOptions } from './connection';
import { describeWithNats, InProcessBroker, NatsServer, NONCE } from './testing';

/** The client ships these without types. */
interface UserKey {
  getSeed(): Uint8Array;
  verify(signed: Uint8Array, signature: Uint8Array): boolean;
}
const { createUser } = nkeys as { readonly createUser: () => UserKey };

const NAME = 'a test';
const JWT = 'a.users.jwt';
/** The client gives up after two, unless told otherwise. */
const REFUSALS = 4;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'homeward-nats-link-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const seedOf = (user: UserKey): string => new TextDecoder().decode(user.getSeed());
const credentialsOf = (user: UserKey, jwt: string): string =>
  `-----BEGIN NATS USER JWT-----\n${jwt}\n------END NATS USER JWT------\n\n-----BEGIN USER NKEY SEED-----\n${seedOf(user)}\n------END USER NKEY SEED------\n`;

describe('a connection to the broker', () => {
  let broker: InProcessBroker;
  beforeAll(async () => {
    broker = await InProcessBroker.start();
  });
  afterAll(() => broker.stop());

  async function introduced(options: Omit<NatsOptions, 'name'>): Promise<Readonly<Record<string, unknown>>> {
    const link = await NatsLink.open({ ...options, name: NAME });
    await link.close();
    return broker.introductions.at(-1) ?? {};
  }
  const urlWith = (proof: string): string => broker.url.replace('nats://', `nats://${proof}@`);

  it.each([
    ['nobody without a proof', '', {}],
    ['a user with a password', 'homeward:p%40ss', { user: 'homeward', pass: 'p@ss' }],
    ['the bearer of a token', 's3cret', { auth_token: 's3cret' }],
  ])('is that of %s', async (_, proof, told) => {
    const { user, pass, auth_token, name } = await introduced({ url: proof === '' ? broker.url : urlWith(proof) });
    expect({ user, pass, auth_token, name }).toEqual({ user: undefined, pass: undefined, auth_token: undefined, name: NAME, ...told });
  });

  it('signs with the seed of a credentials file what the broker gives it to sign, and tells the seed to nobody', async () => {
    const user = createUser();
    const seed = seedOf(user);
    const told = await introduced({ url: broker.url, credentialsFile: await fileOf('user.creds', credentialsOf(user, JWT)) });
    expect(told['jwt']).toBe(JWT);
    expect(user.verify(Buffer.from(NONCE), Buffer.from(String(told['sig']), 'base64url'))).toBe(true);
    expect(JSON.stringify(told)).not.toContain(seed);
  });

  it('shows at its next start what the credentials file holds by then, and what it held before while that is half written', async () => {
    const restarted = await InProcessBroker.start();
    const path = await fileOf('renewed.creds', credentialsOf(createUser(), 'first.jwt'));
    const link = await NatsLink.open({ url: restarted.url, name: NAME, credentialsFile: path });
    restarted.cut();
    await fileOf('renewed.creds', credentialsOf(createUser(), 'second.jwt'));
    await until(() => restarted.introductions.length === 2, 'a second introduction');
    await fileOf('renewed.creds', '-----BEGIN NATS');
    restarted.cut();
    await until(() => restarted.introductions.length === 3, 'a third introduction');
    expect(restarted.introductions.map(({ jwt }) => jwt)).toEqual(['first.jwt', 'second.jwt', 'second.jwt']);
    await link.close();
    await restarted.stop();
  });

  it.each(['credentialsFile', 'caFile'] as const)('is not made without the %s that is named', async (file) => {
    await expect(NatsLink.open({ url: broker.url, name: NAME, [file]: join(folder, 'missing') })).rejects.toBeInstanceOf(NatsFileUnreadable);
  });

  it('is not made unencrypted where TLS was asked for', async () => {
    await expect(NatsLink.open({ url: broker.url.replace('nats:', 'tls:'), name: NAME })).rejects.toMatchObject({ code: 'SERVER_OPT_NA' });
  });

  it('knows that it was lost', async () => {
    const gone = await InProcessBroker.start();
    const link = await NatsLink.open({ url: gone.url, name: NAME });
    expect(link.isConnected).toBe(true);
    const lost = link.connection.status()[Symbol.asyncIterator]().next();
    await gone.stop();
    await lost;
    expect(link.isConnected).toBe(false);
    await link.close();
  });
});

describeWithNats('a connection to a guarded broker', (binary) => {
  let server: NatsServer;
  let caFile: string;
  beforeAll(async () => {
    const { certificate, key } = selfSigned();
    caFile = await fileOf('ca.pem', certificate);
    const tls = ['--tls', '--tlscert', caFile, '--tlskey', await fileOf('key.pem', key)];
    server = await NatsServer.start(binary, '--user', 'homeward', '--pass', 'secret', ...tls);
  });
  afterAll(() => server.remove());

  const open = (proof: string, over: Partial<NatsOptions> = {}) => NatsLink.open({ url: `tls://${proof}@${server.address.replace('127.0.0.1', 'localhost')}`, name: NAME, ...over });

  it('is encrypted and let in', async () => {
    const link = await open('homeward:secret', { caFile });
    await link.connection.flush();
    expect(link.isConnected).toBe(true);
    await link.close();
  });

  it('is refused with a wrong password', async () => {
    await expect(open('homeward:wrong', { caFile })).rejects.toMatchObject({ code: 'AUTHORIZATION_VIOLATION' });
  });

  it('comes back to a broker that has refused it for a while', async () => {
    const link = await open('homeward:secret', { caFile });
    let tries = 0;
    void (async () => {
      for await (const { type } of link.connection.status()) if (type === DebugEvents.Reconnecting) tries += 1;
    })();
    await server.kill();
    await server.start('--pass', 'another');
    await until(() => tries >= REFUSALS || link.connection.isClosed(), 'that it is refused again and again');
    await server.kill();
    await server.start();
    await until(() => link.isConnected, 'that it is let in again');
    await link.close();
  });

  it('is not made with a broker that no authority of ours vouches for', async () => {
    await expect(open('homeward:secret')).rejects.toThrow(/self-signed/);
  });
});
