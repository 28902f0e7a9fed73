import type { Evolvers } from '../evolver';

export type ConsularEvent = 'NationalityConfirmed' | 'TravelDocumentRequested' | 'ConsularInterviewHeld' | 'TravelDocumentIssued' | 'TravelDocumentCollected' | 'TravelDocumentRefused' | 'PassportRetrievalRequested' | 'PassportRecovered';

export const CONSULAR_EVOLVERS = {} as Evolvers<ConsularEvent>;
