import { Client, escapeIdentifier } from 'pg';

const TABLES = `
  select table_schema as schema, table_name as name
    from information_schema.tables
   where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
   order by 1, 2`;
const BYTES = /\\\\?x((?:[0-9a-f]{2})+)/g;

export interface StoredRow {
  readonly table: string;
  /** The row as PostgreSQL prints it, followed by whatever of it was bytes, read as text. */
  readonly text: string;
}

/** Every row of every table of a database, as whoever steals a dump of it would read it. */
export async function everyRowOf(connectionString: string): Promise<readonly StoredRow[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const tables = (await client.query<{ schema: string; name: string }>(TABLES)).rows;
    const rows: StoredRow[] = [];
    for (const { schema, name } of tables) {
      const stored = await client.query<{ text: string }>(`select t::text as text from ${escapeIdentifier(schema)}.${escapeIdentifier(name)} t`);
      for (const { text } of stored.rows) rows.push({ table: `${schema}.${name}`, text: text + bytesAsText(text) });
    }
    return rows;
  } finally {
    await client.end();
  }
}

function bytesAsText(text: string): string {
  return [...text.matchAll(BYTES)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')).join(' ');
}
