import { isChildOn } from './dates';
import type { CalendarDate } from './person';
import type { Family, RegisteredCase } from './state';
import type { FamilyRelation } from './vocabulary';

/** When the best interests of a child are determined by a panel, and not by one caseworker's assessment alone. */

/** Why a panel is needed. Codes, as due diligence reads them. */
export const DETERMINATION_GROUNDS = [
  'unaccompanied-or-separated',
  'custody-dispute',
  'other-parent-consent-missing',
  'victim-of-trafficking',
  'unsafe-home',
  'assessment-not-for-return',
  'child-objects',
] as const;
export type DeterminationGround = (typeof DETERMINATION_GROUNDS)[number];

/** The grounds that hold for who is, or may be, a child on the day; none for an adult. */
export function determinationNeeded(state: RegisteredCase, on: CalendarDate): readonly DeterminationGround[] {
  return isChildOn(state.birthDate, on) ? determinationGrounds(state, on) : [];
}

/** The same without regard to age. */
export function determinationGrounds(state: RegisteredCase, on: CalendarDate): readonly DeterminationGround[] {
  const { bestInterests, guardian, assent, tracing, custodyDispute, objected } = state.child;
  const holds: Readonly<Record<DeterminationGround, boolean>> = {
    'unaccompanied-or-separated': travelsWithoutParents(state, on),
    'custody-dispute': custodyDispute !== null,
    'other-parent-consent-missing': guardian?.otherParent === 'consent-missing' || guardian?.otherParent === 'unknown',
    'victim-of-trafficking': state.screening?.flags.includes('victim_of_trafficking') ?? false,
    'unsafe-home': tracing?.familyAssessment === 'negative',
    'assessment-not-for-return': bestInterests !== null && bestInterests.result !== 'return-in-best-interests',
    'child-objects': objected || assent?.given === false,
  };
  return DETERMINATION_GROUNDS.filter((ground) => holds[ground]);
}

/** Whether something came up that the last panel did not know: the case goes back to it. */
export function isDeterminationOutdated(state: RegisteredCase, on: CalendarDate): boolean {
  const { determinationOutdated, determinationGrounds: known } = state.child;
  return determinationOutdated || determinationGrounds(state, on).some((ground) => !known.includes(ground));
}

/** Found alone at screening, or left without a parent by what became of the family since. */
export function travelsWithoutParents({ screening, family }: RegisteredCase, on: CalendarDate): boolean {
  const flags = screening?.flags ?? [];
  return flags.includes('unaccompanied_child') || flags.includes('separated_child') || isLeftByParents(family, on);
}

const PARENTAL: readonly FamilyRelation[] = ['head', 'spouse', 'parent'];

/** Of whom no relation is known, that one may be the parent who goes, and is not taken for a parent who stays. */
function isLeftByParents({ members, splitFrom }: Family, on: CalendarDate): boolean {
  const [gone, staying]: [FamilyRelations, FamilyRelations] = [[], []];
  for (const { memberCaseId, standing, relation, travelDate } of Object.values(members)) {
    const isAhead = standing === 'travelled' && travelDate !== undefined && travelDate < on;
    (standing === 'left' || isAhead || splitFrom.includes(memberCaseId) ? gone : staying).push(relation);
  }
  return gone.some((relation) => relation === undefined || PARENTAL.includes(relation)) && !staying.some((relation) => relation !== undefined && PARENTAL.includes(relation));
}

type FamilyRelations = (FamilyRelation | undefined)[];
