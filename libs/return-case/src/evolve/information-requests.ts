import type { Evolvers } from '../evolver';
import type { InformationRequest, RegisteredCase } from '../state';

export type InformationRequestsEvent = 'InformationRequested' | 'InformationProvided' | 'InformationRequestWithdrawn';

export const INFORMATION_REQUESTS_EVOLVERS: Evolvers<InformationRequestsEvent> = {
  InformationRequested: (state, { data, by, at }) => ({
    ...state,
    informationRequests: [...state.informationRequests, { ...data, askedBy: by, askedAt: at, status: 'open', provided: null }],
  }),
  InformationProvided: (state, { data }) => changed(state, data.requestId, { status: 'answered', provided: data }),
  InformationRequestWithdrawn: (state, { data }) => changed(state, data.requestId, { status: 'withdrawn' }),
};

function changed(state: RegisteredCase, requestId: string, changes: Partial<InformationRequest>): RegisteredCase {
  return { ...state, informationRequests: state.informationRequests.map((asked) => (asked.requestId === requestId ? { ...asked, ...changes } : asked)) };
}
