import { Client, escapeIdentifier, escapeLiteral, type ClientConfig } from 'pg';
import { sql } from './sql';

/** The roles of a database of Homeward's, from the one that owns to the one that only reads. */
export const ROLES = { owner: 'homeward_owner', app: 'homeward_app', reader: 'homeward_reader' } as const;

/** The read models change rights of the same database under the same lock. */
const ROLES_LOCK = 7310580005;

export interface RoleOptions {
  /** Passwords to set; without one a role can only come in where the server trusts the address. */
  readonly passwords?: Partial<Record<keyof typeof ROLES, string>>;
}

/**
 * Makes the roles where they are missing and lets the owner create schemas in the database connected to.
 * Needs a superuser, or a role with CREATEROLE that owns the database. May run again, and in several processes at once.
 */
export async function ensureRoles(admin: ClientConfig, { passwords = {} }: RoleOptions = {}): Promise<void> {
  const client = new Client(admin);
  await client.connect();
  try {
    // PostgreSQL refuses two changes of one database's rights at the same moment; the lock ends with the connection.
    await client.query('select pg_advisory_lock($1)', [ROLES_LOCK]);
    for (const role of ['owner', 'app', 'reader'] as const) {
      await client.query(sql(`roles/${role}`));
      const password = passwords[role];
      if (password !== undefined) await client.query(`alter role ${ROLES[role]} password ${escapeLiteral(password)}`);
    }
    const { rows } = await client.query<{ database: string }>('select current_database() as database');
    const database = escapeIdentifier(rows[0]?.database ?? '');
    // Roles of other databases on this server, such as the key store's, have no business here.
    await client.query(`revoke all on database ${database} from public`);
    await client.query(`grant connect on database ${database} to ${Object.values(ROLES).join(', ')}`);
    await client.query(`grant create on database ${database} to ${ROLES.owner}`);
  } finally {
    await client.end();
  }
}
