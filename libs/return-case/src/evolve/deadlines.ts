import type { Evolvers } from '../evolver';

export type DeadlinesEvent = 'DeadlineSet' | 'DeadlineExtended' | 'DeadlineMet' | 'DeadlineMissed' | 'DeadlineWaived' | 'DeadlineReminded' | 'DeadlineEscalated' | 'GateExpired';

export const DEADLINES_EVOLVERS = {} as Evolvers<DeadlinesEvent>;
