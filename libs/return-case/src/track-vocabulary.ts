/** The closed lists of the protection tracks, families and deadlines. Codes are stored in events: never rename or reuse one. */

/** What a source says about the safety of a district, the worst last. */
export const COO_READINGS = ['stable', 'mixed', 'conflict', 'no-return'] as const;
export type CooReading = (typeof COO_READINGS)[number];

export const COO_TOPICS = ['security', 'services', 'shelter', 'livelihood', 'protection', 'access'] as const;
export type CooTopic = (typeof COO_TOPICS)[number];

export const OVERRIDE_REASONS = ['informed-wish-of-the-person', 'only-safe-option', 'information-unobtainable', 'risk-managed-otherwise'] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

/** What a determination panel can find best for a child. */
export const DURABLE_SOLUTIONS = ['return', 'stay', 'third-country', 'interim-care', 'undecided'] as const;
export type DurableSolution = (typeof DURABLE_SOLUTIONS)[number];

/** The other parent's position on the return, beside the one who consents. */
export const OTHER_PARENT = ['consents', 'deceased', 'rights-ended', 'consent-missing', 'unknown'] as const;
export type OtherParent = (typeof OTHER_PARENT)[number];

export const TRACING_STATUSES = ['open', 'tracing_in_progress', 'verified', 'reunified', 'closed'] as const;
export type TracingStatus = (typeof TRACING_STATUSES)[number];

export const CARE_ARRANGEMENTS = [
  'parents',
  'step_parent',
  'customary_caregiver',
  'adult_sibling',
  'kinship',
  'foster',
  'residential',
  'kafala',
  'independent_living',
  'child_headed',
  'unrelated_adult',
  'none',
] as const;
export type CareArrangement = (typeof CARE_ARRANGEMENTS)[number];

/** All that a consulate or a government of the country of origin is ever sent. Reasons, needs and assessments are not among them. */
export const CONSULAR_FIELDS = ['name', 'birth-date', 'birth-place', 'sex', 'nationality', 'document-number', 'photo', 'parents-names', 'travel-date'] as const;
export type ConsularField = (typeof CONSULAR_FIELDS)[number];

/** What a machine-readable zone says about a person. */
export const IDENTITY_FIELDS = ['name', 'birth-date', 'sex', 'nationality'] as const;
export type IdentityField = (typeof IDENTITY_FIELDS)[number];

export const MISMATCH_REASONS = ['transliteration', 'married-name', 'estimated-birth-date', 'error-of-issuer', 'dual-nationality'] as const;
export type MismatchReason = (typeof MISMATCH_REASONS)[number];

export const INTERPRETER_RELATIONS = ['none', 'professional', 'staff', 'kin', 'companion', 'co-detainee', 'authority'] as const;
export type InterpreterRelation = (typeof INTERPRETER_RELATIONS)[number];

export const ATTENDANCES = ['individual', 'family', 'group'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

export const TREATMENTS_ON_ARRIVAL = ['not-needed', 'arranged', 'partial', 'unavailable'] as const;
export type TreatmentOnArrival = (typeof TREATMENTS_ON_ARRIVAL)[number];

/**
 * `paused`: on hold or suspended; nobody of the family travels then, and nobody loses a seat for it. `left`: no longer of the
 * travelling group, by a recorded split, another family or the end of the case.
 */
export const FAMILY_STANDINGS = ['open', 'paused', 'closed', 'travelled', 'left'] as const;
export type FamilyStanding = (typeof FAMILY_STANDINGS)[number];

/** Who questions can be put to: everybody who works on cases they may see. */
export const ASKED_ROLES = [
  'protection-officer',
  'senior-protection-officer',
  'chief-of-mission',
  'consular-liaison',
  'migration-health',
  'receiving-mission',
  'operations-logistics',
  'partner-caseworker',
  'monitoring-evaluation',
  'data-protection-officer',
] as const;

export const FAMILY_SPLIT_REASONS = ['own-wish', 'medical', 'protection', 'documents', 'best-interests'] as const;
export type FamilySplitReason = (typeof FAMILY_SPLIT_REASONS)[number];

/** `suspension` and `rescheduled` are Homeward's own; a person gives one of the others. */
export const EXTENSION_REASONS = ['waiting-for-others', 'person-request', 'capacity', 'access', 'suspension', 'rescheduled'] as const;
export type ExtensionReason = (typeof EXTENSION_REASONS)[number];

/** `no-longer-needed` is Homeward's own, when a case ends or turns elsewhere. */
export const WAIVER_REASONS = ['not-applicable', 'done-elsewhere', 'harmful', 'no-longer-needed'] as const;
export type WaiverReason = (typeof WAIVER_REASONS)[number];
