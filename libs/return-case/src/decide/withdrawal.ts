import type { ReturnCaseFact } from '../events';
import { ensureDistinct, ensureSome } from '../input';
import type { Rules } from '../rule';
import type { RegisteredCase } from '../state';
import { PHASES, type Channel, type Purpose } from '../vocabulary';
import { cancellationOf } from './gate-loss';

export type WithdrawalCommand = 'WithdrawConsent';

/** Without these two there is no return case to go on with. */
const CARRYING_PURPOSES: readonly Purpose[] = ['travel', 'assess'];

export const WITHDRAWAL_RULES: Rules<WithdrawalCommand> = {
  /** Nothing stands in the way of a withdrawal, not even the end of the case: research and media may go on after it. */
  WithdrawConsent: {
    phases: PHASES,
    guards: [],
    decide({ data: { purposes, channel } }, state) {
      ensureSome('purposes', purposes);
      ensureDistinct('purposes', purposes);
      const given = purposes.filter((purpose) => state.consent.purposes[purpose] !== undefined);
      return given.length === 0 ? [] : withdrawalOf(state, given, channel);
    },
  },
};

/**
 * Ends purposes at once and without a reason. Whoever holds data on the person is told, and a booking that needed them ends;
 * a person already under way travels on to the next safe point, so there the booking stays.
 */
export function withdrawalOf(state: RegisteredCase, purposes: readonly Purpose[], channel: Channel): readonly ReturnCaseFact[] {
  const cancelled = purposes.some((purpose) => CARRYING_PURPOSES.includes(purpose)) ? cancellationOf(state, 'consent-withdrawn') : [];
  return [{ type: 'ConsentWithdrawn', data: { purposes, channel, recallFrom: state.sharedWith } }, ...cancelled];
}
