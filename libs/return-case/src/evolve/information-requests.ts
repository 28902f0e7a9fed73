import type { Evolvers } from '../evolver';

export type InformationRequestsEvent = 'InformationRequested' | 'InformationProvided' | 'InformationRequestWithdrawn';

export const INFORMATION_REQUESTS_EVOLVERS = {} as Evolvers<InformationRequestsEvent>;
