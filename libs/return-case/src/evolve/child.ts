import type { Evolvers } from '../evolver';
import type { ChildTrack, RegisteredCase } from '../state';

export type ChildEvent = 'BestInterestsAssessed' | 'GuardianVerified' | 'AssentRecorded' | 'CareArranged';

export const CHILD_EVOLVERS: Evolvers<ChildEvent> = {
  BestInterestsAssessed: (state, { data }) => withChild(state, { bestInterests: data }),
  GuardianVerified: (state, { data }) => withChild(state, { guardian: data }),
  AssentRecorded: (state, { data }) => withChild(state, { assent: data }),
  CareArranged: (state, { data }) => withChild(state, { care: data }),
};

function withChild(state: RegisteredCase, change: Partial<ChildTrack>): RegisteredCase {
  return { ...state, child: { ...state.child, ...change } };
}
