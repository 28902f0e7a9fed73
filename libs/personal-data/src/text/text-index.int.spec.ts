import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { FileMasterKeys } from '../master-keys/file-master-keys';
import { openPersonalData, type PersonalData } from '../personal-data';
import { KEY_ROLE, migrateKeyStore } from '../postgres/migrate';
import { openPostgresKeyStore, type PostgresKeyStore } from '../postgres/postgres-key-store';

const FIVE = ['The family home still stands in the village.', 'Her uncle has confirmed that he will receive her.', 'The road was open in the last two months.', 'A clinic works one hour away by bus.', 'No armed group was seen there this year.'];
const FINDING = FIVE.join(' ');
const part = 'family_situation';

let database: TestDatabase;
let folder: string;
let keyStore: PostgresKeyStore;
let personal: PersonalData;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'homeward-master-keys-'));
  await migrateKeyStore({ connectionString: database.url });
  keyStore = await openPostgresKeyStore({ connectionString: database.urlFor(KEY_ROLE), masterKeys: new FileMasterKeys(folder) });
  personal = await openPersonalData({ keyStore });
});

afterAll(async () => {
  await keyStore.close();
  await rm(folder, { recursive: true });
  await database.drop();
});

async function stored(): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>('select * from key_store.text_fingerprint')).rows;
  } finally {
    await client.end();
  }
}

describe('copied texts on PostgreSQL', () => {
  it('are found in other cases by their sentences, and are gone with the person', async () => {
    const { texts, eraser } = personal;
    const similar = (text: string, caseId = 'case-2', of = part) => texts.similarTo({ caseId, part: of, text });
    await texts.remember('amina', { caseId: 'case-1', part, text: FINDING });
    await texts.remember('amina', { caseId: 'case-1', part, text: FINDING });
    expect(await stored()).toHaveLength(FIVE.length);
    expect(JSON.stringify(await stored())).not.toMatch(/uncle|village/);

    expect(await similar(FINDING)).toEqual([{ caseId: 'case-1', share: 1 }]);
    expect(await similar(FINDING.replace('uncle', 'aunt'))).toEqual([{ caseId: 'case-1', share: 0.8 }]);
    expect(await similar(FINDING, 'case-1')).toEqual([]);
    expect(await similar(FINDING, 'case-2', 'route_safety')).toEqual([]);

    await texts.remember('amina', { caseId: 'case-1', part, text: FIVE.slice(0, 3).join(' ') });
    expect(await similar(FINDING)).toEqual([{ caseId: 'case-1', share: 0.6 }]);

    await eraser.erase('amina');
    expect(await similar(FINDING)).toEqual([]);
    expect(await stored()).toEqual([]);
    await expect(texts.remember('amina', { caseId: 'case-1', part, text: FINDING })).rejects.toMatchObject({ code: 'SubjectErased' });
  });

  it('still count when a thousand cases share a sentence', async () => {
    const { texts } = personal;
    const common = 'A sentence that everybody in the office writes.';
    const identical = `${common} And one that only two of them ever wrote.`;
    await Promise.all(Array.from({ length: 1_100 }, (_, n) => texts.remember(`p-${n}`, { caseId: `many-${n}`, part, text: n === 0 ? identical : common })));
    const [first, ...others] = await texts.similarTo({ caseId: 'case-3', part, text: identical });
    expect(first).toEqual({ caseId: 'many-0', share: 1 });
    expect(others).toHaveLength(4);
    expect(others.every(({ share }) => share === 0.5)).toBe(true);
  });
});
