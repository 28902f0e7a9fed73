import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ERASED } from '@homeward/decider';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { FileMasterKeys } from '../master-keys/file-master-keys';
import { openPersonalData } from '../personal-data';
import { KEY_ROLE, migrateKeyStore } from './migrate';
import { openPostgresKeyStore, type PostgresKeyStore } from './postgres-key-store';

const place = { eventId: '5d0e1fa2-0000-5000-8000-000000000001', eventType: 'CaseRegistered', sealClass: 'identity' };
const placeOf = (n: number) => ({ ...place, eventId: `event-${n}` });

let database: TestDatabase;
let folder: string;
let opened: PostgresKeyStore[];

const EMPTY = `
drop table if exists key_store.backup;
alter table key_store.identity_token drop constraint if exists refuses_all;
truncate key_store.epoch, key_store.data_key, key_store.erased_subject, key_store.identity_token, key_store.text_fingerprint`;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateKeyStore({ connectionString: database.url });
});

afterAll(() => database.drop());

beforeEach(async () => {
  opened = [];
  folder = await mkdtemp(join(tmpdir(), 'homeward-master-keys-'));
  await asAdmin(EMPTY);
});

afterEach(async () => {
  await Promise.all(opened.map((store) => store.close()));
  await rm(folder, { recursive: true });
});

/** One process of the system: its own pool, its own cache, the same database and folder. */
async function aProcess() {
  const keyStore = await openPostgresKeyStore({ connectionString: database.urlFor(KEY_ROLE), masterKeys: new FileMasterKeys(folder) });
  opened.push(keyStore);
  return { keyStore, ...(await openPersonalData({ keyStore })) };
}

async function asAdmin<T extends object>(statement: string, url = database.url): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}

const failureOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(() => 'succeeded', (error: unknown) => (typeof error === 'object' && error !== null && 'code' in error ? error.code : error));

describe('the key store on PostgreSQL', () => {
  it('opens in one process what another one sealed, also after both restarted', async () => {
    const [here, there] = await Promise.all([aProcess(), aProcess()]);
    const part = await here.sealer.seal('amina', place, { full: 'Amina' });
    expect(await there.sealer.open(part, place)).toEqual({ full: 'Amina' });
    expect(await (await aProcess()).sealer.open(part, place)).toEqual({ full: 'Amina' });
  });

  it('gives processes that race for a person one key', async () => {
    const processes = await Promise.all([aProcess(), aProcess(), aProcess()]);
    const people = Array.from({ length: 60 }, (_, n) => `person-${n}`);
    const sealed = await Promise.all(
      processes.flatMap(({ sealer }, turn) => (turn % 2 === 0 ? people : [...people].reverse()).map(async (person) => ({ person, part: await sealer.seal(person, place, person) }))),
    );
    const keyIds = new Set(sealed.map(({ person, part }) => `${person} ${part.split('.')[1]}`));
    expect(keyIds.size).toBe(people.length);
    const reader = await aProcess();
    expect(await reader.sealer.openAll(sealed.map(({ part }) => ({ part, place })))).toEqual(sealed.map(({ person }) => person));
  });

  it('stores keys wrapped only, and useless in another row', async () => {
    const { sealer } = await aProcess();
    const parts = [await sealer.seal('amina', place, 1), await sealer.seal('yusuf', place, 2)] as const;
    await asAdmin(`update key_store.data_key k set wrapped = (select wrapped from key_store.data_key where subject = 'yusuf') where k.subject = 'amina'`);
    const reader = await aProcess();
    expect(await failureOf(reader.sealer.open(parts[0], place))).toBe('MasterKeyUnusable');
    expect(await reader.sealer.open(parts[1], place)).toBe(2);
  });

  it('is migrated by processes that start together, once', async () => {
    await Promise.all([1, 2, 3].map(() => migrateKeyStore({ connectionString: database.url })));
    expect(await asAdmin('select version from key_store.migration order by version')).toEqual([{ version: 1 }, { version: 2 }]);
  });

  it('finds duplicates across processes and survives a rotation', async () => {
    const [here, there] = [await aProcess(), await aProcess()];
    const person = { name: { full: 'Amina Yusuf' }, birthDate: { value: '1990-04-17' }, documents: [{ number: 'P1', issuer: 'SOM' }] };
    await here.identities.remember('amina', 'case-1', here.identities.tokensOf(person));
    await here.identities.remember('amina', 'case-1', here.identities.tokensOf(person));
    await here.keyStore.rotateMasterKey();
    const later = await aProcess();
    for (const { identities } of [there, later]) {
      expect(await identities.find(identities.tokensOf({ documents: [{ number: 'p-1', issuer: 'SOM' }] }))).toEqual([
        { caseId: 'case-1', score: 1, matched: ['document'] },
      ]);
    }
    await there.identities.forget('amina');
    expect(await here.identities.find(here.identities.tokensOf(person))).toEqual([]);
  });

  it('lets an equal document number be found among a thousand equal names', async () => {
    const { identities } = await aProcess();
    const name = { full: 'Mohamed Ahmed' };
    const common = identities.tokensOf({ name, nationality: 'SDN' });
    for (let n = 0; n < 1_100; n += 100) {
      await Promise.all(Array.from({ length: 100 }, (_, m) => identities.remember(`p-${n + m}`, `case-${n + m}`, common)));
    }
    await identities.remember('wanted', 'case-wanted', identities.tokensOf({ documents: [{ number: 'X9', issuer: 'SDN' }] }));
    const [first] = await identities.find(identities.tokensOf({ name, nationality: 'SDN', documents: [{ number: 'X9' }] }));
    expect(first).toEqual({ caseId: 'case-wanted', score: 1, matched: ['document'] });
  });
});

describe('an erasure', () => {
  it('destroys the keys for every process, answers the same again and bars new ones', async () => {
    const [here, there] = [await aProcess(), await aProcess()];
    const clinical = { ...place, sealClass: 'clinical' };
    const part = await here.sealer.seal('amina', place, 'a');
    await here.sealer.seal('amina', clinical, 'b');
    await here.identities.remember('amina', 'case-1', here.identities.tokensOf({ externalReference: 'row-1' }));
    expect(await there.eraser.erase('amina')).toEqual({ keysDestroyed: 2 });
    expect(await here.eraser.erase('amina')).toEqual({ keysDestroyed: 2 });
    expect(await here.sealer.open(part, place)).toBe(ERASED);
    expect(await failureOf(here.sealer.seal('amina', { ...place, sealClass: 'gbv' }, 'c'))).toBe('SubjectErased');
    const tokens = here.identities.tokensOf({ externalReference: 'row-1' });
    expect(await here.identities.find(tokens)).toEqual([]);
    expect(await failureOf(there.identities.remember('amina', 'case-2', tokens))).toBe('SubjectErased');
    expect(await asAdmin(`select count(*)::int as keys, count(wrapped)::int as wrapped from key_store.data_key where subject = 'amina'`)).toEqual([{ keys: 2, wrapped: 0 }]);
  });

  it('leaves no key behind when it races with the making of keys', async () => {
    const [here, there] = [await aProcess(), await aProcess()];
    const classes = Array.from({ length: 40 }, (_, n) => `class-${n}`);
    const sealing = classes.map((sealClass) => here.sealer.seal('amina', { ...place, sealClass }, 1));
    const [, ...outcomes] = await Promise.allSettled([there.eraser.erase('amina'), ...sealing]);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'SubjectErased' });
    }
    expect(await asAdmin(`select id from key_store.data_key where subject = 'amina' and wrapped is not null`)).toEqual([]);
  });

  it('calls for a rotation, which puts old copies of the keys out of reach', async () => {
    const { keyStore, sealer, eraser } = await aProcess();
    const part = await sealer.seal('amina', place, 'a');
    await asAdmin('create table key_store.backup as select * from key_store.data_key');
    await eraser.erase('amina');
    expect(await keyStore.countErasedSinceRotation()).toBe(1);
    await keyStore.rotateMasterKey();
    expect(await keyStore.countErasedSinceRotation()).toBe(0);
    await asAdmin(`update key_store.data_key k set wrapped = b.wrapped, epoch = b.epoch, destroyed_at = null from key_store.backup b where b.id = k.id and k.subject = 'amina'`);
    expect(await failureOf((await aProcess()).sealer.open(part, place))).toBe('MasterKeyUnusable');
  });
});

describe('a rotation of the master key', () => {
  async function sealedBy({ sealer }: Awaited<ReturnType<typeof aProcess>>, people: number) {
    return Promise.all(Array.from({ length: people }, async (_, n) => ({ part: await sealer.seal(`person-${n}`, placeOf(n), n), place: placeOf(n) })));
  }
  const numbers = (people: number) => Array.from({ length: people }, (_, n) => n);

  it('keeps everything readable, tells its progress and destroys the old key', async () => {
    const one = await aProcess();
    const parts = await sealedBy(one, 1_200);
    const progress: number[] = [];
    const result = await one.keyStore.rotateMasterKey({ onProgress: ({ rewrapped, total }) => progress.push(rewrapped / total) });
    expect(result).toEqual({ epochsDestroyed: [1], rewrapped: 1_202 });
    expect(progress).toHaveLength(3);
    expect(progress.at(-1)).toBe(1);
    expect(await readdir(folder)).toEqual(['epoch-2.key']);
    expect(await (await aProcess()).sealer.openAll(parts)).toEqual(numbers(1_200));
  });

  it('goes on where it was stopped, without beginning another epoch', async () => {
    const one = await aProcess();
    const parts = await sealedBy(one, 1_200);
    const stop = new AbortController();
    const stopped = one.keyStore.rotateMasterKey({ signal: stop.signal, onProgress: () => stop.abort(new Error('crash')) });
    await expect(stopped).rejects.toThrow('crash');
    expect((await readdir(folder)).sort()).toEqual(['epoch-1.key', 'epoch-2.key']);
    const next = await aProcess();
    expect(await next.sealer.openAll(parts)).toEqual(numbers(1_200));
    expect(await next.keyStore.rotateMasterKey()).toEqual({ epochsDestroyed: [1], rewrapped: 702 });
    expect(await readdir(folder)).toEqual(['epoch-2.key']);
    expect(await (await aProcess()).sealer.openAll(parts)).toEqual(numbers(1_200));
  });

  it('goes on after a crash right after each of its steps', async () => {
    const one = await aProcess();
    const parts = await sealedBy(one, 10);
    // A crash before the epoch began leaves its key; one after the old key went leaves its epoch retiring.
    await new FileMasterKeys(folder).ensureEpoch(2);
    await (await aProcess()).keyStore.rotateMasterKey();
    await asAdmin(`update key_store.epoch set state = 'retiring' where number = 1`);
    const next = await aProcess();
    expect(await next.keyStore.rotateMasterKey()).toEqual({ epochsDestroyed: [1], rewrapped: 0 });
    expect(await next.sealer.openAll(parts)).toEqual(numbers(10));
  });

  it('goes on after a crash while it destroyed the old key', async () => {
    const one = await aProcess();
    const parts = await sealedBy(one, 10);
    await one.keyStore.rotateMasterKey();
    await asAdmin(`update key_store.epoch set state = 'retiring' where number = 1`);
    await writeFile(join(folder, 'epoch-1.key'), 'f'.repeat(64), { mode: 0o600 });
    const next = await aProcess();
    expect(await next.sealer.openAll(parts)).toEqual(numbers(10));
    expect(await next.keyStore.rotateMasterKey()).toEqual({ epochsDestroyed: [1], rewrapped: 0 });
    expect(await readdir(folder)).toEqual(['epoch-2.key']);
  });

  it('does not lose a key that another process makes meanwhile', async () => {
    const [one, other] = [await aProcess(), await aProcess()];
    await sealedBy(one, 20);
    const rotating = one.keyStore.rotateMasterKey();
    const parts = await Promise.all(numbers(40).map(async (n) => ({ part: await other.sealer.seal(`late-${n}`, placeOf(n), n), place: placeOf(n) })));
    await rotating;
    expect(await other.sealer.seal('after', place, 1)).toBeDefined();
    expect(await (await aProcess()).sealer.openAll(parts)).toEqual(numbers(40));
    expect(await asAdmin('select distinct epoch from key_store.data_key')).toEqual([{ epoch: 2 }]);
  });

  it('may be run by two processes at once', async () => {
    const [one, other] = [await aProcess(), await aProcess()];
    const parts = await sealedBy(one, 50);
    await Promise.all([one.keyStore.rotateMasterKey(), other.keyStore.rotateMasterKey()]);
    expect(await (await aProcess()).sealer.openAll(parts)).toEqual(numbers(50));
  });
});

describe('the wrong master keys', () => {
  it('are refused before anything is written: a lost folder is not replaced by a fresh one', async () => {
    await aProcess();
    await rm(folder, { recursive: true });
    expect(await failureOf(aProcess())).toBe('MasterKeyUnusable');
    const another = new FileMasterKeys(folder);
    await another.ensureEpoch(1);
    expect(await failureOf(aProcess())).toBe('MasterKeyUnusable');
  });

  it('are refused when others may read them', async () => {
    await aProcess();
    const file = join(folder, 'epoch-1.key');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await chmod(file, 0o640);
    expect(await failureOf(aProcess())).toBe('MasterKeyUnusable');
  });
});

describe('the role of the keys', () => {
  const denied = '42501';

  it('reads, and changes nothing but through the functions', async () => {
    const statements = [
      'insert into key_store.erased_subject (subject) values (1)',
      `update key_store.data_key set subject = 'x'`,
      'delete from key_store.data_key',
      'truncate key_store.data_key',
      'drop table key_store.data_key',
      'create table key_store.mine ()',
      'create table public.mine ()',
    ];
    for (const statement of statements) {
      expect([statement, await failureOf(asAdmin(statement, database.urlFor(KEY_ROLE)))]).toEqual([statement, denied]);
    }
    expect(await asAdmin('select id from key_store.data_key', database.urlFor(KEY_ROLE))).toEqual([]);
  });

  it('is the only one let in', async () => {
    await asAdmin(`do $$ begin create role homeward_stranger login; exception when duplicate_object or unique_violation then null; end $$`);
    expect(await failureOf(asAdmin('select 1', database.urlFor('homeward_stranger')))).toBe(denied);
    expect(await asAdmin('select 1 as one', database.urlFor(KEY_ROLE))).toEqual([{ one: 1 }]);
  });

  it('fails with no word of what was asked', async () => {
    const { keyStore } = await aProcess();
    await asAdmin('alter table key_store.identity_token add constraint refuses_all check (false) not valid');
    const refusal: unknown = await keyStore.addTokens('CANARY', 'CANARY', [{ kind: 'CANARY', digest: Buffer.alloc(32).toString('base64url') }]).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'KeyStoreUnavailable', reasonCode: '23514' });
    expect(JSON.stringify(refusal) + String(refusal) + String((refusal as Error).stack)).not.toContain('CANARY');
  });
});
