import type { Rules } from '../rule';

export type InformationRequestsCommand = 'RequestInformation' | 'AnswerInformationRequest' | 'WithdrawInformationRequest';

export const INFORMATION_REQUESTS_RULES = {} as Rules<InformationRequestsCommand>;
