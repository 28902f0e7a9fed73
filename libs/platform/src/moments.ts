import { channel } from 'node:diagnostics_channel';

/** The moments at which a process may die with its outcome unknown to whoever asked, and what is true then. */
export const MOMENTS = {
  'command-decided': 'A command is decided; no key is made and nothing is sealed.',
  'events-sealed': 'The keys are durable and the events are sealed; the log has none of them.',
  'append-sent': 'The log has been told of the events and has not answered: they may be in it or not.',
  'events-recorded': 'The events are in the log; the case is not yet found by them, and nobody was answered.',
  'receipt-made': 'Everything is done; the answer over HTTP is not on its way.',
  'reply-made': 'Everything is done; the answer over NATS is not on its way.',
  'erasure-kept': 'That a person is to be erased is in the database; the keys are all there.',
  'keys-destroyed': 'The keys of a person are gone; the log does not say so.',
  'row-registered': 'A person of a sheet is registered and not yet linked to the family.',
  'row-settled': 'A row of a sheet is done; others are not.',
  'bulk-operation-kept': 'A bulk operation is in the database; nobody works on it, and nobody was answered.',
  'bulk-case-asked': 'A case of a bulk operation is dealt with; that is kept nowhere but in its own events.',
  'member-told': 'One member of a family is told; others are not.',
  'families-told': 'All that a batch of events has to say is told; the place in the log is not kept.',
  'cases-findable': 'All cases that a batch of events is about are findable; the place in the log is not kept.',
  'due-case-asked': 'One case has recorded what is due; others have not.',
  'rows-written': 'The rows of a batch are written and not committed.',
  'rows-committed': 'The rows of a batch and their place in the log are committed.',
  'rebuild-page-folded': 'A page of the log is folded into a new table that is not committed.',
  'rebuild-table-filled': 'The new table is committed and stands beside the live one.',
  'rebuild-table-switched': 'The new table has the place of the old one in a transaction that is not committed.',
  'rebuild-finished': 'The new table is live.',
  'message-acknowledged': 'The broker has acknowledged one message of a batch.',
  'events-published': 'The broker has acknowledged a whole batch; the place in the log is not kept.',
  'relay-advanced': 'The broker has the batch and its place in the log is kept.',
  'migration-run': 'The statements of a migration have run; that is not noted, and nothing is committed.',
  'migration-applied': 'A migration is committed; the next one is not begun.',
  'master-key-made': 'The key of a new epoch has its name, and still that of its draft.',
  'master-key-epoch-begun': 'New keys are wrapped under the new epoch, and all others still under the old one.',
  'keys-rewrapped': 'Some keys are wrapped under the new epoch, others under the old one.',
  'master-key-overwritten': 'The file of an old master key holds noise and is still there.',
  'master-key-destroyed': 'The old master key is gone; the key store does not say so.',
} as const satisfies Readonly<Record<string, string>>;

export type Moment = keyof typeof MOMENTS;

/** Where moments are announced, by their names, on Node's own diagnostics channels. */
export const MOMENT_CHANNEL = 'homeward:moment';

const moments = channel(MOMENT_CHANNEL);

/** Announces that a moment is reached. Costs next to nothing when nobody listens, and in production nobody does. */
export function reached(moment: Moment): void {
  if (moments.hasSubscribers) moments.publish(moment);
}
