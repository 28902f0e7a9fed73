import { Client } from 'pg';
import { createTestDatabase } from './postgres';

describe('the test database', () => {
  it('is a database of its own, open to roles without a password, and gone once dropped', async () => {
    const database = await createTestDatabase();
    const superuser = new Client({ connectionString: database.url });
    await superuser.connect();
    superuser.on('error', () => undefined);
    await superuser.query(`do $$ begin create role test_clerk login; exception when duplicate_object or unique_violation then null; end $$`);
    const clerk = new Client({ connectionString: database.urlFor('test_clerk') });
    await clerk.connect();

    const { rows } = await clerk.query('select current_user::text as role, current_database()::text as name');
    await clerk.end();

    expect(rows).toEqual([{ role: 'test_clerk', name: database.name }]);
    const cut = new Promise((resolve) => superuser.once('end', resolve));
    await database.drop();
    await cut;
    await expect(new Client({ connectionString: database.url }).connect()).rejects.toMatchObject({ code: '3D000' });
  });
});
