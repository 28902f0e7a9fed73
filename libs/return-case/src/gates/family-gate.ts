import type { EventData } from '../events';
import { closed, type GateQuestion, open, type Verdict } from './verdict';

/** No family is larger; what is, is a mistake in a group id, and nobody travels on one. */
export const MAX_FAMILY_MEMBERS = 50;

type Standing = EventData<'FamilyStandingNoted'>;

/** A family goes together: one closed member holds all, until a split is decided. Who has travelled holds nobody. */
export function judgeFamily({ state, travelDate }: GateQuestion): Verdict {
  const { members, splitFrom } = state.family;
  const together = Object.values(members).filter(({ memberCaseId, standing }) => standing !== 'left' && !splitFrom.includes(memberCaseId));
  if (together.length === 0) return { status: 'not-applicable' };
  if (together.length > MAX_FAMILY_MEMBERS) return closed('The group is too large for a family.');
  const reasons = together.flatMap((member) => reasonToHold(member, travelDate) ?? []);
  const [first] = reasons.sort();
  return first === undefined ? open() : closed(first);
}

/** Why some do not travel may be their secret, also from their family; then no gate is named. */
function reasonToHold({ standing, travelDate, gates }: Standing, wanted: string): string | undefined {
  if (standing === 'closed') {
    if (gates.length > 0) return `A member of the family is held by ${gates.map(({ gate, reason }) => `${gate}: ${reason}`).join(' ')}`;
    return travelDate === undefined ? 'A member of the family has not been evaluated for that day.' : 'A member of the family does not travel for now.';
  }
  if (standing === 'paused') return 'The case of a member of the family is paused.';
  return standing === 'open' && travelDate !== wanted ? 'A member of the family has been evaluated for another day.' : undefined;
}
