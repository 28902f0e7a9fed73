import { ASSESSMENT_RULES } from './decide/assessment';
import { CHILD_RULES } from './decide/child';
import { CLEARANCE_RULES } from './decide/clearance';
import { CONSENT_RULES } from './decide/consent';
import { CONSULAR_RULES } from './decide/consular';
import { DEADLINES_RULES } from './decide/deadlines';
import { DUE_DILIGENCE_RULES } from './decide/due-diligence';
import { FAMILY_RULES } from './decide/family';
import { FOLLOW_UP_RULES } from './decide/follow-up';
import { INFORMATION_REQUESTS_RULES } from './decide/information-requests';
import { INTAKE_RULES } from './decide/intake';
import { MEDICAL_RULES } from './decide/medical';
import { SCREENING_AND_COUNSELLING_RULES } from './decide/screening-and-counselling';
import { SIDE_PATHS_RULES } from './decide/side-paths';
import { TRAVEL_RULES } from './decide/travel';
import type { RuledCommandType, Rules } from './rule';

/** Every rule of a registered case. A command without a rule does not compile. */
export const RULES: Rules<RuledCommandType> = {
  ...INTAKE_RULES,
  ...CONSENT_RULES,
  ...SCREENING_AND_COUNSELLING_RULES,
  ...ASSESSMENT_RULES,
  ...DUE_DILIGENCE_RULES,
  ...CHILD_RULES,
  ...CONSULAR_RULES,
  ...MEDICAL_RULES,
  ...CLEARANCE_RULES,
  ...TRAVEL_RULES,
  ...FOLLOW_UP_RULES,
  ...SIDE_PATHS_RULES,
  ...FAMILY_RULES,
  ...INFORMATION_REQUESTS_RULES,
  ...DEADLINES_RULES,
};
