import { addWorkingDays } from '@homeward/deadlines';
import { isCalendarDate } from '../dates';
import { todayOf } from '../guards';
import { ensureNotPast, ensureText } from '../input';
import { PREPARING_TO_VERIFIED } from '../phases';
import { ensure } from '../refusal';
import type { Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { ClearanceTrack } from '../state';
import { ensureSendable } from './consular';
import { CONTACT_GUARDS, CONTACT_PHASES, NOT_FROZEN } from './contact-guards';
import { withLossOf } from './gate-loss';
import { REMOTE_SESSION_RULES, type RemoteSessionCommand } from './remote-session';

type CountryCommand = 'RequestCooClearance' | 'RecordCooQuery' | 'AnswerCooQuery' | 'RecordCooClearance' | 'RecordCooRefusal';
type ReceptionCommand = 'ConfirmReception' | 'DeclineReception';
export type ClearanceCommand = CountryCommand | ReceptionCommand | RemoteSessionCommand;

/** The country of origin has the request and has not decided. */
const WAITING: readonly ClearanceTrack['status'][] = ['requested', 'queried'];

/** A new request, a question, a shorter clearance or a refusal can each close a gate that a seat was booked on. */
const COUNTRY_RULES: Rules<CountryCommand> = {
  RequestCooClearance: {
    phases: CONTACT_PHASES,
    guards: CONTACT_GUARDS,
    repeats: ({ data }, { clearance: { status, request } }) =>
      (WAITING.includes(status) || status === 'cleared') && request?.governmentRequestRef === data.governmentRequestRef,
    decide({ data, context }, state) {
      const { governmentRequestRef } = data;
      ensure(governmentRequestRef.trim() !== '', 'InvalidValue', 'governmentRequestRef', 'No movement without the request of a government on file.');
      ensure(!WAITING.includes(state.clearance.status), 'WrongPhase', 'clearance', 'A request is waiting for its answer.');
      const dueOn = addWorkingDays(context.calendar, todayOf(context), context.policy.slaDays.cooClearanceWorkingDays);
      const request = { country: state.returnCountry, governmentRequestRef, dueOn };
      return withLossOf({ type: 'CooClearanceRequested', data: request }, ['COO_CLEARANCE'], state, context);
    },
  },
  RecordCooQuery: {
    phases: CONTACT_PHASES,
    guards: [NOT_FROZEN],
    repeats: ({ data }, { clearance }) => clearance.status === 'queried' && sameContent(clearance.query, data),
    decide({ data, context }, state) {
      ensure(WAITING.includes(state.clearance.status), 'WrongPhase', 'clearance', 'No request waits for an answer that a question could be about.');
      ensureText('question', data.question);
      ensureNotPast('dueOn', data.dueOn, todayOf(context));
      return [{ type: 'CooClearanceQueried', data }];
    },
  },
  AnswerCooQuery: {
    phases: CONTACT_PHASES,
    guards: CONTACT_GUARDS,
    repeats: ({ data }, { clearance }) => sameContent(clearance.answered, data),
    decide({ data }, { clearance }) {
      ensure(clearance.status === 'queried', 'WrongPhase', 'clearance', 'The country of origin has asked nothing.');
      ensureSendable(data.fields);
      ensureText('reference', data.reference);
      return [{ type: 'CooQueryAnswered', data }];
    },
  },
  RecordCooClearance: {
    phases: CONTACT_PHASES,
    guards: [NOT_FROZEN],
    repeats: ({ data }, { clearance }) => sameContent(clearance.cleared, data),
    decide({ data, context }, state) {
      ensure(state.clearance.request !== null, 'WrongPhase', 'clearance', 'No clearance is requested.');
      ensure(data.reference.trim() !== '', 'InvalidValue', 'reference', 'A clearance names its reference.');
      ensure(isCalendarDate(data.validUntil), 'InvalidValue', 'validUntil', 'The end of validity is a calendar date.');
      ensure(data.validUntil >= todayOf(context), 'InvalidValue', 'validUntil', 'The clearance has already ended.');
      return withLossOf({ type: 'CooCleared', data }, ['COO_CLEARANCE'], state, context);
    },
  },
  RecordCooRefusal: {
    phases: CONTACT_PHASES,
    guards: [NOT_FROZEN],
    repeats: ({ data }, { clearance }) => sameContent(clearance.refusal, present({ reasonCode: data.reasonCode, reason: data.reason })),
    decide({ data, context }, state) {
      ensure(state.clearance.request !== null, 'WrongPhase', 'clearance', 'No clearance is requested.');
      const refusal = present({ reasonCode: data.reasonCode, reason: data.reason });
      return withLossOf({ type: 'CooClearanceRefused', data: refusal }, ['COO_CLEARANCE'], state, context);
    },
  },
};

const RECEPTION_RULES: Rules<ReceptionCommand> = {
  ConfirmReception: {
    phases: PREPARING_TO_VERIFIED,
    guards: [],
    repeats: ({ data }, { clearance }) => sameContent(clearance.reception, data),
    decide({ data }) {
      ensure(data.caseworker.trim() !== '', 'InvalidValue', 'caseworker', 'The person is received by a named worker.');
      return [{ type: 'ReceptionConfirmed', data: present(data) }];
    },
  },
  DeclineReception: {
    phases: PREPARING_TO_VERIFIED,
    guards: [],
    repeats: ({ data }, { clearance }) => sameContent(clearance.declined, data),
    decide: ({ data, context }, state) => withLossOf({ type: 'ReceptionDeclined', data: present(data) }, ['COO_CLEARANCE'], state, context),
  },
};

export const CLEARANCE_RULES: Rules<ClearanceCommand> = { ...COUNTRY_RULES, ...RECEPTION_RULES, ...REMOTE_SESSION_RULES };
