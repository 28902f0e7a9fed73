import type { Evolvers } from '../evolver';

export type ChildEvent = 'BestInterestsAssessed' | 'GuardianVerified' | 'AssentRecorded' | 'CareArranged';

export const CHILD_EVOLVERS = {} as Evolvers<ChildEvent>;
