import { ConfigurationInvalid } from '@homeward/configuration';
import { EmbeddedPostgresError } from '@homeward/embedded-postgres';
import { MasterKeyUnusable } from '@homeward/personal-data';
import { OfficesInvalid } from '../../casework/src/offices';
import { PortUnusable } from './start-standalone';

/** Errors whose message already tells the user what to do. */
const TOLD = [ConfigurationInvalid, EmbeddedPostgresError, MasterKeyUnusable, OfficesInvalid, PortUnusable];

/** What to print for a failed start: the one line where there is one, everything we know where there is none. */
export function told(error: unknown): string {
  if (TOLD.some((kind) => error instanceof kind)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
