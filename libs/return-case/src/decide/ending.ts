import { HALTED_PHASES, OPEN_PHASES } from '../phases';
import { ensure, refusal, refuseAll } from '../refusal';
import type { Guard, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import { closeRefusal } from './close-reasons';
import { cancellationOf } from './gate-loss';

export type EndingCommand = 'ErasePerson' | 'CloseCase' | 'ReopenCase';

/** A halted claim is passed on before anything else goes on, or the halt would have been for nothing. */
const CLAIM_REFERRED: Guard = ({ phase, legal }) =>
  phase !== 'asylum-halt' || legal.asylumReferred
    ? undefined
    : refusal('ConsularFrozen', 'asylum.referral', 'The claim is not yet referred to the authority that decides it.');

export const ENDING_RULES: Rules<EndingCommand> = {
  ErasePerson: {
    phases: ['closed', 'withdrawn'],
    guards: [],
    repeats: (_command, { erased }) => erased,
    decide({ data: { reasonCode, keysDestroyed = 0 } }) {
      ensure(Number.isSafeInteger(keysDestroyed) && keysDestroyed >= 0, 'InvalidValue', 'keysDestroyed', 'The number of keys is a whole number from 0.');
      return [{ type: 'PersonErased', data: { reasonCode, keysDestroyed } }];
    },
  },
  CloseCase: {
    phases: OPEN_PHASES,
    guards: [],
    repeats: ({ data }, { phase, closeReason }) => phase === 'closed' && closeReason === data.reason,
    decide({ data: { reason }, context }, state) {
      const refused = closeRefusal(reason, state, context);
      if (refused) refuseAll([refused]);
      return [...cancellationOf(state, 'other'), { type: 'CaseClosed', data: { reason } }];
    },
  },
  ReopenCase: {
    phases: ['closed', ...HALTED_PHASES],
    guards: [CLAIM_REFERRED],
    repeats: ({ data }, { phase, reopened }) =>
      phase === 'registered' && reopened?.reasonCode === data.reasonCode && sameContent(reopened.reason, data.reason),
    decide: ({ data: { reasonCode, reason } }, state) => [{ type: 'CaseReopened', data: present({ from: state.phase, reasonCode, reason }) }],
  },
};
