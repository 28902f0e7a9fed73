import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The text of one SQL file, named without `.sql`. */
export type SqlFiles = (name: string) => string;

/**
 * The SQL files of a folder below the project root, such as `libs/event-store/src/postgres/sql`. The folder is found by
 * walking up from here: that works from the sources, from a `dist` inside the project, and from a copied `dist` that has
 * the SQL beside it. Throws when no folder above holds it.
 */
export function sqlFilesIn(folder: string): SqlFiles {
  const found = folderAbove(__dirname, folder);
  return (name) => readFileSync(join(found, `${name}.sql`), 'utf8');
}

function folderAbove(start: string, wanted: string): string {
  for (let above = start; ; above = dirname(above)) {
    const candidate = join(above, wanted);
    if (existsSync(candidate)) return candidate;
    if (above === dirname(above)) throw new Error(`No folder above the code holds ${wanted}.`);
  }
}
