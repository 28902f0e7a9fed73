import { DataSource } from 'typeorm';

/** Owns the read models and can reach nothing else: not the log, not the keys. */
export const READ_MODEL_ROLE = 'homeward_read_model';

const CREATE_ROLE = `do $$
begin
  create role ${READ_MODEL_ROLE} login nosuperuser nocreatedb nocreaterole;
exception when duplicate_object or unique_violation then
  null; -- Another instance made it, before us or at the same moment.
end
$$`;
const GRANT_CREATE = `do $$
begin
  execute format('grant connect, create on database %I to ${READ_MODEL_ROLE}', current_database());
end
$$`;
/** Two instances that grant at once would have one fail: a catalogue row is changed by one transaction at a time. */
const ROLE_LOCK = 7_310_580_005;

/** Makes the role where it is missing and lets it create its schemas. Needs a superuser, or CREATEROLE and the database. */
export async function ensureReadModelRole(adminUrl: string): Promise<void> {
  const admin = await new DataSource({ type: 'postgres', url: adminUrl, poolSize: 1 }).initialize();
  try {
    await admin.query('select pg_advisory_lock($1)', [ROLE_LOCK]);
    await admin.query(CREATE_ROLE);
    await admin.query(GRANT_CREATE);
  } finally {
    await admin.destroy();
  }
}
