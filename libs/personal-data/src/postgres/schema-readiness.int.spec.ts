import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { KeyStoreUnavailable } from '../errors';
import { FileMasterKeys } from '../master-keys/file-master-keys';
import { KEY_ROLE, migrateKeyStore } from './migrate';
import { KeyStoreMissing, openPostgresKeyStore } from './postgres-key-store';

describe('a key store whose schema is not the one of this program', () => {
  let database: TestDatabase;
  let folder: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'homeward-master-keys-'));
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const open = () => openPostgresKeyStore({ connectionString: database.urlFor(KEY_ROLE), masterKeys: new FileMasterKeys(folder) });
  const asAdmin = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };

  it('says what to do, makes no key where it cannot, and goes on once the migration was run', async () => {
    await migrateKeyStore({ connectionString: database.url });
    const store = await open();
    try {
      expect(await store.checkReadiness()).toEqual([]);
      await asAdmin("insert into key_store.migration (version, name, digest) values (101, '', ''), (102, '', '')");
      expect(await store.checkReadiness()).toEqual(["The key store's schema is 2 changes newer than this program: start the program of its release or of the one before."]);
      await asAdmin('delete from key_store.migration where version <> 1');
      expect(await store.checkReadiness()).toEqual([expect.stringMatching(/^The key store's schema is older than this program, \d+ changes are missing: run the migration first\.$/)]);

      await asAdmin('drop schema key_store cascade');
      expect(await store.checkReadiness()).toEqual(["The key store's schema is missing: run the migration first."]);
      await expect(store.ensureKeys([{ subject: 'somebody', sealClass: 'identity' }])).rejects.toThrow(KeyStoreUnavailable);
      await expect(open()).rejects.toThrow(KeyStoreMissing);
      await migrateKeyStore({ connectionString: database.url });
      expect(await store.checkReadiness()).toEqual([]);
    } finally {
      await store.close();
    }
  });
});
