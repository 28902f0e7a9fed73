import type { ReturnCaseFact } from '../events';
import type { RegisteredCase } from '../state';
import type { Channel, Purpose } from '../vocabulary';
import { cancellationOf } from './gate-loss';

/** Without these two there is no return case to go on with. */
const CARRYING_PURPOSES: readonly Purpose[] = ['travel', 'assess'];

/** Ends purposes at once and without a reason; whoever holds data on the person is told, and a booking that needed them ends. */
export function withdrawalOf(state: RegisteredCase, purposes: readonly Purpose[], channel: Channel): readonly ReturnCaseFact[] {
  const cancelled = purposes.some((purpose) => CARRYING_PURPOSES.includes(purpose)) ? cancellationOf(state, 'consent-withdrawn') : [];
  return [{ type: 'ConsentWithdrawn', data: { purposes, channel, recallFrom: state.sharedWith } }, ...cancelled];
}
