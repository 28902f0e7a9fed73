import type { Evolvers } from '../evolver';

export type ClearanceEvent = 'CooClearanceRequested' | 'CooCleared' | 'CooClearanceRefused' | 'ReceptionConfirmed';

export const CLEARANCE_EVOLVERS = {} as Evolvers<ClearanceEvent>;
