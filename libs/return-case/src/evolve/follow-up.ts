import type { Evolvers } from '../evolver';

export type FollowUpEvent = 'FollowUpDone' | 'ReintegrationScored' | 'AssistanceProvided';

export const FOLLOW_UP_EVOLVERS = {} as Evolvers<FollowUpEvent>;
