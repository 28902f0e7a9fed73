import type { Evolvers } from '../evolver';

export type ConsentEvent = 'ConsentRecorded' | 'ConsentRefused';

export const CONSENT_EVOLVERS = {} as Evolvers<ConsentEvent>;
