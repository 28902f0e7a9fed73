import { addWorkingDays, isCalendarDate } from '../dates';
import { todayOf } from '../guards';
import type { ReturnCaseFact } from '../events';
import { PREPARING_TO_VERIFIED } from '../phases';
import { ensure } from '../refusal';
import type { CommandOf, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { ClearanceTrack, RegisteredCase } from '../state';
import type { Phase } from '../vocabulary';
import { CONTACT_GUARDS, NOT_FROZEN } from './contact-guards';
import { gatesLostBy, lossOf } from './gate-loss';

export type ClearanceCommand = 'RequestCooClearance' | 'RecordCooClearance' | 'RecordCooRefusal' | 'ConfirmReception';

/** A halted case is named too: it is the freeze that must be answered there, not the phase. */
const CLEARANCE_PHASES: readonly Phase[] = [...PREPARING_TO_VERIFIED, 'asylum-halt'];

export const CLEARANCE_RULES: Rules<ClearanceCommand> = {
  RequestCooClearance: {
    phases: CLEARANCE_PHASES,
    guards: CONTACT_GUARDS,
    repeats: ({ data }, { clearance }) =>
      (clearance.status === 'requested' || clearance.status === 'cleared') && clearance.request?.governmentRequestRef === data.governmentRequestRef,
    decide({ data, context }, state) {
      const { governmentRequestRef } = data;
      ensure(governmentRequestRef.trim() !== '', 'InvalidValue', 'governmentRequestRef', 'No movement without the request of a government on file.');
      ensure(state.clearance.status !== 'requested', 'WrongPhase', 'clearance', 'A request is waiting for its answer.');
      const dueOn = addWorkingDays(todayOf(context), context.policy.slaDays.cooClearanceWorkingDays);
      const request = { country: state.returnCountry, governmentRequestRef, dueOn };
      const fact: ReturnCaseFact = { type: 'CooClearanceRequested', data: request };
      return withLosses(context, state, fact, { status: 'requested', request, cleared: null });
    },
  },
  RecordCooClearance: {
    phases: CLEARANCE_PHASES,
    guards: [NOT_FROZEN],
    repeats: ({ data }, { clearance }) => sameContent(clearance.cleared, data),
    decide({ data, context }, state) {
      ensure(state.clearance.request !== null, 'WrongPhase', 'clearance', 'No clearance is requested.');
      ensure(data.reference.trim() !== '', 'InvalidValue', 'reference', 'A clearance names its reference.');
      ensure(isCalendarDate(data.validUntil), 'InvalidValue', 'validUntil', 'The end of validity is a calendar date.');
      ensure(data.validUntil >= todayOf(context), 'InvalidValue', 'validUntil', 'The clearance has already ended.');
      return withLosses(context, state, { type: 'CooCleared', data }, { status: 'cleared', cleared: data });
    },
  },
  RecordCooRefusal: {
    phases: CLEARANCE_PHASES,
    guards: [NOT_FROZEN],
    repeats: ({ data }, { clearance }) => sameContent(clearance.refusal, present({ reasonCode: data.reasonCode, reason: data.reason })),
    decide({ data, context }, state) {
      ensure(state.clearance.request !== null, 'WrongPhase', 'clearance', 'No clearance is requested.');
      const refusal = present({ reasonCode: data.reasonCode, reason: data.reason });
      return withLosses(context, state, { type: 'CooClearanceRefused', data: refusal }, { status: 'refused', cleared: null, refusal });
    },
  },
  ConfirmReception: {
    phases: PREPARING_TO_VERIFIED,
    guards: [],
    repeats: ({ data }, { clearance }) => sameContent(clearance.reception, data),
    decide({ data }) {
      ensure(data.caseworker.trim() !== '', 'InvalidValue', 'caseworker', 'The person is received by a named worker.');
      return [{ type: 'ReceptionConfirmed', data }];
    },
  },
};

/** A new request, a shorter clearance or a refusal can each close a gate that a seat was booked on. */
function withLosses(
  context: CommandOf<ClearanceCommand>['context'],
  state: RegisteredCase,
  fact: ReturnCaseFact,
  change: Partial<ClearanceTrack>,
): readonly ReturnCaseFact[] {
  const next = { ...state, clearance: { ...state.clearance, ...change } };
  const lost = gatesLostBy(next, context).filter(({ gate }) => gate === 'COO_CLEARANCE');
  return [fact, ...lossOf(state, lost)];
}
