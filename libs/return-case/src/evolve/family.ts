import type { Evolvers } from '../evolver';

export type FamilyEvent = 'FamilyStandingNoted' | 'FamilySplitDecided';

export const FAMILY_EVOLVERS = {} as Evolvers<FamilyEvent>;
