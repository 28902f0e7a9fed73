import type { CommandData } from '../../commands';
import { addDays } from '../../dates';
import type { Situation } from './situation';

/** How one of two relatives stands: ready for the same day as a rule, held now and then. */
export function standingOf({ state, today, chance }: Situation): CommandData<'NoteFamilyStanding'> {
  const memberCaseId = chance.of(['member-1', 'member-2']);
  const asOfRevision = (state.family.members[memberCaseId]?.asOfRevision ?? 0) + 1;
  const travelDate = state.travel.readyFor ?? addDays(today, 5);
  switch (chance.below(4)) {
    case 0:
      return { memberCaseId, asOfRevision, standing: 'closed', gates: [{ gate: 'MEDICAL', reason: 'The person is not fit to travel.' }] };
    case 1:
      return { memberCaseId, asOfRevision, standing: 'left', gates: [] };
    default:
      return { memberCaseId, asOfRevision, standing: 'open', travelDate, gates: [] };
  }
}
