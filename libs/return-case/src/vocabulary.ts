/** The closed lists of the field. Codes are stored in events: never rename or reuse one. */

export * from './track-vocabulary';

/** `homeward` is the system itself, acting on time or for a family; no token carries it. */
export const ROLES = [
  'protection-officer',
  'senior-protection-officer',
  'chief-of-mission',
  'auditor',
  'consular-liaison',
  'migration-health',
  'receiving-mission',
  'operations-logistics',
  'pseah-focal-point',
  'monitoring-evaluation',
  'partner-caseworker',
  'data-protection-officer',
  'system-administrator',
  'other-system',
  'homeward',
] as const;
export type Role = (typeof ROLES)[number];

export const PHASES = [
  'registered',
  'consented',
  'screened',
  'counselled',
  'assessing',
  'ddp-review',
  'preparing',
  'ready',
  'booked',
  'verified',
  'in-transit',
  'arrived',
  'follow-up',
  'on-hold',
  'suspended',
  'withdrawn',
  'asylum-halt',
  'missing',
  'closed',
] as const;
export type Phase = (typeof PHASES)[number];

export const SEXES = ['female', 'male', 'other', 'unknown'] as const;
export type Sex = (typeof SEXES)[number];

/** UNHCR's age bands; `unknown` once the birth date is erased. */
export const AGE_BANDS = ['0-4', '5-11', '12-17', '18-59', '60+', 'unknown'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** How exactly a birth date is known; `estimated` is a year judged by an officer. */
export const DATE_PRECISIONS = ['day', 'month', 'year', 'estimated'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

export const RETURN_TYPES = ['avr', 'vhr', 'tcn-evacuation'] as const;
export type ReturnType = (typeof RETURN_TYPES)[number];

export const CHANNELS = ['in-person', 'phone', 'video', 'outreach', 'referral', 'import'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a person may agree to, each for itself; a blanket consent is refused. */
export const PURPOSES = [
  'assess',
  'counsel',
  'contact_coo_authorities',
  'travel',
  'health_share',
  'refer',
  'share_partner',
  'monitoring_contact',
  'donor_verification',
  'research',
  'media',
] as const;
export type Purpose = (typeof PURPOSES)[number];

export const CONSENT_FORMS = ['oral', 'signed', 'implicit', 'proxy'] as const;
export type ConsentForm = (typeof CONSENT_FORMS)[number];

export const CONSENT_CAPACITIES = ['self', 'parent', 'legal-guardian', 'legal-representative'] as const;
export type ConsentCapacity = (typeof CONSENT_CAPACITIES)[number];

/** Flags that anybody on the case may see. `gbv_survivor` and `lgbtiq` are sealed and live apart. */
export const FLAGS = [
  'victim_of_trafficking',
  'unaccompanied_child',
  'separated_child',
  'health_need',
  'disability',
  'pregnant',
  'elderly',
  'single_parent',
  'large_family',
  'torture_survivor',
  'stateless',
  'detained',
  'mental_health',
] as const;
export type Flag = (typeof FLAGS)[number];

export const SEALED_FLAGS = ['gbv_survivor', 'lgbtiq'] as const;
export type SealedFlag = (typeof SEALED_FLAGS)[number];

export const FACTOR_LEVELS = ['individual', 'household', 'community', 'structural'] as const;
export type FactorLevel = (typeof FACTOR_LEVELS)[number];

export const URGENCIES = ['emergency', 'urgent', 'normal'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const COUNSELLING_MODES = ['in-person', 'video', 'phone'] as const;
export type CounsellingMode = (typeof COUNSELLING_MODES)[number];

export const COUNSELLING_DECISIONS = ['go', 'undecided', 'stay'] as const;
export type CounsellingDecision = (typeof COUNSELLING_DECISIONS)[number];

export const ASSESSMENT_AREAS = [
  'operational_setting',
  'service_access',
  'shelter_conditions',
  'legal_immigration',
  'group_vulnerability',
  'gender_pseah',
  'protection_actors_pathways',
  'coo_safe_environment',
] as const;
export type AssessmentArea = (typeof ASSESSMENT_AREAS)[number];

export const RISK_LEVELS = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** The checks of our own due-diligence list. It is Homeward's design, not IOM's published text. */
export const DDP_CHECKS = [
  'V1', 'V2', 'V3', 'V4', 'L1', 'L2', 'L3', 'P1', 'P2', 'P3', 'P4', 'P5', 'C1', 'C2', 'C3',
  'H1', 'H2', 'H3', 'O1', 'O2', 'O3', 'R1', 'R2', 'S1', 'S2', 'S3',
] as const;
/** A check of the rule set in force; `DDP_CHECKS` are those of the set shipped with Homeward. */
export type DdpCheck = string;

export const CHECK_OUTCOMES = [
  'CLEAR',
  'CLEAR_WITH_MITIGATION',
  'INCONCLUSIVE',
  'ESCALATE',
  'BLOCK',
  'NOT_APPLICABLE',
] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

export const DDP_RESULTS = ['CLEARED', 'CONDITIONAL', 'PENDING', 'INCOMPLETE', 'BLOCKED'] as const;
export type DdpResult = (typeof DDP_RESULTS)[number];

/** Who signed: a second officer, a senior, a senior with a specialist, or the chief of mission with the regional office. */
export const SIGN_OFF_LEVELS = ['second-officer', 'senior', 'senior-and-specialist', 'chief-of-mission'] as const;
export type SignOffLevel = (typeof SIGN_OFF_LEVELS)[number];

export const TRAVEL_DOCUMENT_TYPES = ['passport', 'laissez-passer', 'emergency-travel-document', 'national-id'] as const;
export type TravelDocumentType = (typeof TRAVEL_DOCUMENT_TYPES)[number];

/** Papers whose whereabouts are kept, beside travel documents. */
export const PAPER_TYPES = [...TRAVEL_DOCUMENT_TYPES, 'birth-certificate', 'exit-permit', 'court-decision', 'medical-file', 'other'] as const;
export type PaperType = (typeof PAPER_TYPES)[number];

export const DOCUMENT_HOLDERS = ['person', 'us', 'employer', 'police', 'smuggler', 'embassy', 'relative', 'lost'] as const;
export type DocumentHolder = (typeof DOCUMENT_HOLDERS)[number];

export const DOCUMENT_REFUSALS = ['not-a-national', 'insufficient-evidence', 'no-capacity', 'other'] as const;
export type DocumentRefusal = (typeof DOCUMENT_REFUSALS)[number];

export const FITNESS_OUTCOMES = ['FIT', 'FIT_WITH_CONDITIONS', 'TEMP_UNFIT', 'UNFIT'] as const;
export type FitnessOutcome = (typeof FITNESS_OUTCOMES)[number];

export const ESCORTS = ['none', 'operational', 'nurse', 'doctor'] as const;
export type Escort = (typeof ESCORTS)[number];

/** Airline special service request codes. */
export const SPECIAL_SERVICES = ['WCHR', 'WCHS', 'WCHC', 'STCR', 'OXYG', 'MEDA', 'UMNR'] as const;
export type SpecialService = (typeof SPECIAL_SERVICES)[number];

export const GATES = ['CONSENT', 'DDP', 'CHILD', 'CONSULAR', 'MEDICAL', 'COO_CLEARANCE', 'LOGISTICS', 'LEGAL', 'FAMILY'] as const;
export type Gate = (typeof GATES)[number];

export const TRANSPORTS = ['air', 'road', 'sea', 'rail'] as const;
export type Transport = (typeof TRANSPORTS)[number];

export const HOLD_BLOCKERS = [
  'documents',
  'medical',
  'security',
  'family',
  'funding',
  'information',
  'appeal',
  'other',
] as const;
export type HoldBlocker = (typeof HOLD_BLOCKERS)[number];

export const INCIDENT_TYPES = ['medical', 'security', 'refused-boarding', 'refused-entry', 'distress', 'delay', 'other'] as const;
export type IncidentType = (typeof INCIDENT_TYPES)[number];

export const SEVERITIES = ['minor', 'major', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const ARRIVAL_CONDITIONS = ['well', 'needs-care', 'hospitalised'] as const;
export type ArrivalCondition = (typeof ARRIVAL_CONDITIONS)[number];

export const ASSISTANCE_TYPES = ['cash', 'in-kind', 'housing', 'medical', 'education', 'business', 'psychosocial', 'legal'] as const;
export type AssistanceType = (typeof ASSISTANCE_TYPES)[number];

export const CLOSE_REASONS = [
  'returned_reintegrated',
  'returned_lost_contact',
  'withdrawn',
  'asylum_pathway',
  'ineligible',
  'duplicate',
  'died',
  'self_departed',
  'transferred',
] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

export const FOLLOW_UP_MONTHS = [1, 3, 6, 12] as const;
export type FollowUpMonth = (typeof FOLLOW_UP_MONTHS)[number];

export const FAMILY_RELATIONS = ['head', 'spouse', 'parent', 'child', 'sibling', 'grandparent', 'other-relative', 'unrelated-dependant'] as const;
export type FamilyRelation = (typeof FAMILY_RELATIONS)[number];

export const ASSENT_FORMS = ['observed', 'simple', 'signed'] as const;
export type AssentForm = (typeof ASSENT_FORMS)[number];
