import { isErased } from '@homeward/decider';
import { AGE_OF_MAJORITY_YEARS, ageOn, earliestOf } from '../dates';
import { determinationNeeded, isDeterminationOutdated, travelsWithoutParents } from '../determination-needed';
import type { EventData } from '../events';
import type { CalendarDate } from '../person';
import type { ChildTrack, RegisteredCase } from '../state';
import type { AssentForm, CareArrangement } from '../vocabulary';
import { closed, type GateQuestion, inDate, type Verdict } from './verdict';

const SIMPLE_ASSENT_FROM_AGE = 6;
const SIGNED_ASSENT_FROM_AGE = 12;

/** Care by the child's own people: who and where they are is found by tracing, and whether they can, by an assessment. */
const FAMILY_CARE: readonly string[] = ['parents', 'step_parent', 'customary_caregiver', 'adult_sibling', 'kinship'] satisfies readonly CareArrangement[];
/** A place that is named and answers for the child. */
const CARE_PLACES: readonly string[] = ['foster', 'residential', 'kafala', 'independent_living'] satisfies readonly CareArrangement[];

/**
 * A child travels when it is found best, by a panel where one is needed, when who may speak for the child does, and when the
 * child agrees; alone, only to somebody who is found, fit and waiting. Judged by the age on the day of travel.
 */
export function judgeChild({ state, travelDate }: GateQuestion): Verdict {
  const age = isErased(state.birthDate) ? Number.NaN : ageOn(state.birthDate, travelDate);
  if (!Number.isFinite(age)) return closed('The age is unknown.');
  if (age >= AGE_OF_MAJORITY_YEARS) return { status: 'not-applicable' };
  const { bestInterests } = state.child;
  if (!bestInterests) return closed('The best interests of the child are not assessed.');
  const validUntil = earliestOf(bestInterests.validUntil, panelNeededOn(state, travelDate) ? state.child.determination?.validUntil : null);
  const missing = findMissingInDetermination(state, travelDate) ?? findMissingForChild(state, age) ?? findMissingInCare(state, travelDate);
  return missing === undefined ? inDate(validUntil, travelDate, 'The best interests assessment ends before the day of travel.') : closed(missing, validUntil);
}

function panelNeededOn(state: RegisteredCase, travelDate: CalendarDate): boolean {
  return determinationNeeded(state, travelDate).length > 0;
}

/** What a panel found against return counts also where none was needed. */
function findMissingInDetermination(state: RegisteredCase, travelDate: CalendarDate): string | undefined {
  const { determination } = state.child;
  if (determination !== null && determination.option !== 'return') return 'The panel did not find return to be in the best interests of the child.';
  if (!panelNeededOn(state, travelDate)) return undefined;
  if (determination === null) return 'The best interests of this child are to be determined by a panel.';
  if (isDeterminationOutdated(state, travelDate)) return 'Something came up that the panel did not know; the best interests are to be determined again.';
  return travelDate <= determination.validUntil ? undefined : 'The best interests determination ends before the day of travel.';
}

function findMissingForChild({ child: { guardian, assent } }: RegisteredCase, age: number): string | undefined {
  if (!guardian) return 'The authority of the guardian is not verified.';
  if (!assent) return 'The child has not been asked.';
  if (!assent.given) return 'The child does not agree.';
  return isAssentFormFor(age, assent.form) ? undefined : 'The assent is not in the form this age needs.';
}

function findMissingInCare(state: RegisteredCase, travelDate: CalendarDate): string | undefined {
  if (!travelsWithoutParents(state, travelDate)) return undefined;
  const { care, tracing, receptionAcceptedBy } = state.child;
  if (!care) return 'Nobody is named who takes care of the child on the way and on arrival.';
  if (care.escort.trim() === '') return 'No escort is named for the child.';
  const unfit = findUnfitCare(care, tracing);
  if (unfit !== undefined) return unfit;
  return receptionAcceptedBy === care.receivingCaseworker ? undefined : 'The receiving caseworker has not accepted the child.';
}

function findUnfitCare({ care, tracingVerified }: EventData<'CareArranged'>, tracing: ChildTrack['tracing']): string | undefined {
  if (CARE_PLACES.includes(care)) return undefined;
  if (!FAMILY_CARE.includes(care)) return 'The arrangement on arrival is no care for a child without parents.';
  const isFound = tracingVerified && (tracing?.status === 'verified' || tracing?.status === 'reunified');
  if (!isFound) return 'The family of the child is not traced and verified.';
  return tracing.familyAssessment === 'positive' ? undefined : 'The family is not assessed as able to care for the child.';
}

/** A form that says more than the age asks for is good as well. */
function isAssentFormFor(age: number, form: AssentForm): boolean {
  if (age >= SIGNED_ASSENT_FROM_AGE) return form === 'signed';
  return age < SIMPLE_ASSENT_FROM_AGE || form !== 'observed';
}
