import type { Rules } from '../rule';

export type ConsentCommand = 'RecordConsent' | 'RefuseConsent';

export const CONSENT_RULES = {} as Rules<ConsentCommand>;
