import type { Rules } from '../rule';

export type ConsularCommand = 'ConfirmNationality' | 'RequestTravelDocument' | 'RecordConsularInterview' | 'RecordTravelDocument' | 'CollectTravelDocument' | 'RecordDocumentRefusal' | 'RequestPassportRetrieval' | 'RecoverPassport';

export const CONSULAR_RULES = {} as Rules<ConsularCommand>;
