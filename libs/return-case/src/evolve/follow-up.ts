import type { Evolvers } from '../evolver';
import type { FollowUpTrack, RegisteredCase } from '../state';

export type FollowUpEvent = 'FollowUpDone' | 'ReintegrationScored' | 'AssistanceProvided';

export const FOLLOW_UP_EVOLVERS: Evolvers<FollowUpEvent> = {
  FollowUpDone: (state, { data: { month, reached } }) => {
    const { monthsDone, monthsMissed } = state.followUp;
    return withFollowUp(state, reached ? { monthsDone: [...monthsDone, month] } : { monthsMissed: [...monthsMissed, month] });
  },
  ReintegrationScored: (state, { data }) => withFollowUp(state, { scores: [...state.followUp.scores, data] }),
  AssistanceProvided: (state, { data, at }) => withFollowUp(state, { assistance: [...state.followUp.assistance, { ...data, at }] }),
};

function withFollowUp(state: RegisteredCase, change: Partial<FollowUpTrack>): RegisteredCase {
  return { ...state, phase: state.phase === 'arrived' ? 'follow-up' : state.phase, followUp: { ...state.followUp, ...change } };
}
