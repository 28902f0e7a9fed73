import type { Rules } from '../rule';

export type DeadlinesCommand = 'ExtendDeadline' | 'WaiveDeadline' | 'ApplyDueTimers';

export const DEADLINES_RULES = {} as Rules<DeadlinesCommand>;
