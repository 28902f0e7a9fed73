import { join } from 'node:path';
import { sqlFilesIn } from '@homeward/sql-schema';

/** The text of one SQL file of the store. Read when a module loads, so a missing file fails the start. */
export const sql = sqlFilesIn(join('libs', 'event-store', 'src', 'postgres', 'sql'));
