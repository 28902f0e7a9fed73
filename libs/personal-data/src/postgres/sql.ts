import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the SQL stands below the project root, and below `dist` when a build copies it there. */
const SQL_FOLDER = join('libs', 'personal-data', 'src', 'postgres', 'sql');

/** The text of one SQL file, named without `.sql`, found by walking up from this file: from the sources and from `dist`. */
export function sql(name: string): string {
  return readFileSync(join(sqlFolder(), `${name}.sql`), 'utf8');
}

function sqlFolder(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, SQL_FOLDER);
    if (existsSync(candidate)) return candidate;
    if (folder === dirname(folder)) throw new Error(`No folder above the key store's code holds ${SQL_FOLDER}.`);
  }
}
