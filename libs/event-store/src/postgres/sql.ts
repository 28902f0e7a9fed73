import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the SQL stands below the project root, and below `dist` when a build copies it there. */
const SQL_FOLDER = join('libs', 'event-store', 'src', 'postgres', 'sql');

/**
 * The text of one SQL file, named without `.sql`. Read when the module loads, so a missing file fails the start.
 * Found by walking up from this file: that works from the sources, from a `dist` inside the project, and from a copied
 * `dist` with the SQL beside it.
 */
export function sql(name: string): string {
  return readFileSync(join(sqlFolder(), `${name}.sql`), 'utf8');
}

function sqlFolder(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, SQL_FOLDER);
    if (existsSync(candidate)) return candidate;
    if (folder === dirname(folder)) throw new Error(`No folder above the event store's code holds ${SQL_FOLDER}.`);
  }
}
