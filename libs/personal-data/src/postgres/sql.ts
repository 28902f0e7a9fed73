import { join } from 'node:path';
import { sqlFilesIn } from '@homeward/sql-schema';

/** The text of one SQL file of the key store. */
export const sql = sqlFilesIn(join('libs', 'personal-data', 'src', 'postgres', 'sql'));
