import { travelsWithoutParents } from '../determination-needed';
import type { Evolvers } from '../evolver';

export type FamilyEvent = 'FamilyStandingNoted' | 'FamilySplitDecided';

const DATE_LENGTH = 10;

export const FAMILY_EVOLVERS: Evolvers<FamilyEvent> = {
  FamilyStandingNoted: (state, { data }) => ({
    ...state,
    family: { ...state.family, members: { ...state.family.members, [data.memberCaseId]: data } },
  }),
  FamilySplitDecided: (state, { data, at }) => {
    const splitFrom = [...new Set([...state.family.splitFrom, ...data.fromCaseIds])];
    const next = { ...state, family: { ...state.family, splitFrom, split: data } };
    const day = at.slice(0, DATE_LENGTH);
    if (travelsWithoutParents(state, day) || !travelsWithoutParents(next, day)) return next;
    // The decision looked at the determination in force, so the separation is nothing the panel did not know.
    return { ...next, child: { ...next.child, determinationGrounds: [...next.child.determinationGrounds, 'unaccompanied-or-separated'] } };
  },
};
