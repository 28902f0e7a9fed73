import { todayOf } from '../guards';
import { ensureNotPast, ensureText } from '../input';
import { OPEN_PHASES } from '../phases';
import { ensure } from '../refusal';
import type { CommandOf, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { InformationRequest, RegisteredCase } from '../state';
import { ASKED_ROLES } from '../vocabulary';

export type InformationRequestsCommand = 'RequestInformation' | 'AnswerInformationRequest' | 'WithdrawInformationRequest';

/** More open questions on one case than anybody can answer; the worklist of the asked role would hide the urgent ones. */
export const MAX_OPEN_REQUESTS = 50;

export const INFORMATION_REQUESTS_RULES: Rules<InformationRequestsCommand> = {
  RequestInformation: {
    phases: OPEN_PHASES,
    guards: [],
    repeats: ({ data }, state) => sameContent(questionOf(findRequest(state, data.requestId)), data),
    decide: request,
  },
  AnswerInformationRequest: {
    phases: OPEN_PHASES,
    guards: [],
    repeats: ({ data }, state) => sameContent(findRequest(state, data.requestId)?.provided, data),
    decide: answer,
  },
  WithdrawInformationRequest: {
    phases: OPEN_PHASES,
    guards: [],
    repeats: ({ data: { requestId } }, state) => findRequest(state, requestId)?.status === 'withdrawn',
    decide({ data: { requestId }, context: { actor, role } }, state) {
      const { askedBy } = openRequest(state, requestId);
      const mayWithdraw = actor === askedBy || role === 'senior-protection-officer';
      ensure(mayWithdraw, 'DutiesNotSegregated', 'actor', 'Who asked withdraws the question, or a senior protection officer.');
      return [{ type: 'InformationRequestWithdrawn', data: { requestId } }];
    },
  },
};

function request({ data, context }: CommandOf<'RequestInformation'>, state: RegisteredCase) {
  const { requestId, toRole, toUnit, question, dueOn } = data;
  ensureText('requestId', requestId);
  ensureText('question', question);
  ensureNotPast('dueOn', dueOn, todayOf(context));
  ensure(ASKED_ROLES.some((role) => role === toRole), 'InvalidValue', 'toRole', 'A question goes to a role that works on cases.');
  ensure(findRequest(state, requestId) === undefined, 'InvalidValue', 'requestId', 'Another question was asked under this id.');
  const open = state.informationRequests.filter(({ status }) => status === 'open').length;
  ensure(open < MAX_OPEN_REQUESTS, 'InvalidValue', 'requestId', `${MAX_OPEN_REQUESTS} questions are open already; have some answered or withdrawn first.`);
  return [{ type: 'InformationRequested' as const, data: present({ requestId, toRole, toUnit, dueOn, question }) }];
}

function answer({ data, context: { actor, role } }: CommandOf<'AnswerInformationRequest'>, state: RegisteredCase) {
  const { requestId, attachmentRef } = data;
  const { toRole, askedBy } = openRequest(state, requestId);
  ensure(role === toRole, 'DutiesNotSegregated', 'role', `The question was put to ${toRole}; that role answers it.`);
  ensure(actor !== askedBy, 'DutiesNotSegregated', 'actor', 'Who asks does not answer.');
  ensureText('answer', data.answer);
  return [{ type: 'InformationProvided' as const, data: present({ requestId, attachmentRef, answer: data.answer }) }];
}

function findRequest({ informationRequests }: RegisteredCase, requestId: string): InformationRequest | undefined {
  return informationRequests.find((asked) => asked.requestId === requestId);
}

function openRequest(state: RegisteredCase, requestId: string): InformationRequest {
  const found = findRequest(state, requestId);
  ensure(found?.status === 'open', 'InvalidValue', 'requestId', 'No open question has this id.');
  return found;
}

/** The question as it was put. */
function questionOf(asked: InformationRequest | undefined) {
  if (asked === undefined) return undefined;
  const { askedBy: _askedBy, askedAt: _askedAt, status: _status, provided: _provided, ...question } = asked;
  return question;
}
