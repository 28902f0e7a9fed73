import { registered } from './asking';
import { allProjected } from './following';
import type { Installation } from './installation';

/** More events than a rebuild folds at once, and more keys than a rotation wraps at once. */
const PEOPLE = 1_000;
const EVENTS = `select count(*)::integer as events from event_store.event`;
/** Those of one page of a rebuild. */
const PAGE_EVENTS = 2_000;

/** Sees to it that so many people are registered that what is done with all of them is done in more than one step. */
export async function withACrowd(installation: Installation): Promise<void> {
  await installation.service('casework');
  const [counted] = await installation.query<{ events: number }>('homeward', EVENTS);
  if ((counted?.events ?? 0) <= PAGE_EVENTS) await registered(installation, PEOPLE);
  await allProjected(installation);
}
