import type { Rules } from '../rule';

export type FollowUpCommand = 'RecordFollowUp' | 'ScoreReintegration' | 'ProvideAssistance';

export const FOLLOW_UP_RULES = {} as Rules<FollowUpCommand>;
