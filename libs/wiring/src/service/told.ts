import { ConfigurationInvalid } from '@homeward/configuration';
import { EventStoreMissing } from '@homeward/event-store';
import { EmbeddedPostgresError } from '@homeward/embedded-postgres';
import { OfficesInvalid } from '@homeward/office-calendar';
import { KeyStoreMissing, MasterKeyUnusable } from '@homeward/personal-data';
import { RuleSetsInvalid } from '../rule-sets';
import { DatabasesUnknown } from './service-databases';
import { PortUnusable } from './listen';

/** Errors whose message already tells the user what to do. */
const TOLD = [ConfigurationInvalid, DatabasesUnknown, EmbeddedPostgresError, EventStoreMissing, KeyStoreMissing, MasterKeyUnusable, OfficesInvalid, PortUnusable, RuleSetsInvalid];

/** What to print for a failed start: the one line where there is one, everything we know where there is none. */
export function told(error: unknown): string {
  if (TOLD.some((kind) => error instanceof kind)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
