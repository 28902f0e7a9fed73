/**
 * Every window, limit and service level the rules use, in one versioned place. All are Homeward's own defaults unless a
 * source is named; a mission replaces them by configuration, and each event records the version it was decided under.
 */
export interface Policy {
  readonly version: string;
  /** Days a recorded thing stays valid. */
  readonly validityDays: {
    readonly consent: number;
    readonly screening: number;
    readonly cooInformation: number;
    readonly ddp: number;
    readonly ddpHighRiskCountry: number;
    readonly bestInterestsAssessment: number;
    readonly bestInterestsDetermination: number;
    readonly fitToTravel: number;
  };
  /** Service levels, in days unless the name says otherwise. */
  readonly slaDays: {
    readonly consent: number;
    readonly screening: number;
    readonly screeningUrgent: number;
    readonly counselling: number;
    readonly assessment: number;
    readonly ddp: number;
    readonly cooClearanceWorkingDays: number;
  };
  readonly coolingOffHours: number;
  readonly holdReviewDays: number;
  /** A document must outlive the arrival by this much. */
  readonly documentMarginDays: number;
  /** Pre-departure verification happens between these many hours before departure. */
  readonly verificationWindowHours: { readonly earliest: number; readonly latest: number };
  readonly preEmbarkationHours: number;
  readonly arrivalConfirmationHours: number;
  readonly asylumReferralHours: number;
  readonly missing: { readonly attempts: number; readonly days: number; readonly closeAfterDays: number; readonly childAlertHours: number };
  readonly highRiskCountries: readonly string[];
  readonly riskScore: { readonly lowUpTo: number; readonly mediumUpTo: number };
  readonly maxAgeYears: number;
  /** From this share of the sentences on, a finding counts as copied from another case. */
  readonly copiedFindingShare: number;
  readonly determinationPanel: { readonly members: number; readonly organisations: number };
  readonly deadlines: {
    /** Hours after a missed deadline until the senior officer is told. */
    readonly escalateAfterHours: number;
    /** Working days after the request until somebody is reminded of the clearance. */
    readonly remindClearanceAfterWorkingDays: number;
    /** Days after the arrival for the checks an emergency left open. */
    readonly checksAfterEmergencyDays: number;
  };
  readonly carrierRules: readonly CarrierRule[];
}

/** What one carrier asks of a pregnant passenger. Weeks are completed weeks on the day of travel. */
export interface CarrierRule {
  /** As the booking names the carrier; `*` for every carrier without a rule of its own. */
  readonly carrier: string;
  /** A certificate or the carrier's clearance is needed from this week on, or from the other with more than one child. */
  readonly certificateFromWeek: number;
  readonly certificateFromWeekMultiple: number;
  /** How old the certificate may be at departure. */
  readonly certificateMaxAgeHours: number;
  /** Not carried from this week on. */
  readonly refusedFromWeek: number;
  readonly refusedFromWeekMultiple: number;
}

export const DEFAULT_POLICY: Policy = {
  version: 'default-1',
  validityDays: {
    consent: 180,
    screening: 90,
    cooInformation: 30,
    ddp: 30,
    ddpHighRiskCountry: 14,
    bestInterestsAssessment: 90,
    bestInterestsDetermination: 180,
    fitToTravel: 14,
  },
  slaDays: { consent: 3, screening: 2, screeningUrgent: 1, counselling: 7, assessment: 10, ddp: 5, cooClearanceWorkingDays: 10 },
  coolingOffHours: 24,
  holdReviewDays: 14,
  documentMarginDays: 3,
  verificationWindowHours: { earliest: 72, latest: 24 },
  preEmbarkationHours: 72,
  arrivalConfirmationHours: 24,
  asylumReferralHours: 24,
  missing: { attempts: 3, days: 7, closeAfterDays: 90, childAlertHours: 24 },
  highRiskCountries: [],
  riskScore: { lowUpTo: 6, mediumUpTo: 12 },
  maxAgeYears: 110,
  copiedFindingShare: 0.8,
  determinationPanel: { members: 3, organisations: 2 },
  deadlines: { escalateAfterHours: 24, remindClearanceAfterWorkingDays: 5, checksAfterEmergencyDays: 14 },
  carrierRules: [
    { carrier: '*', certificateFromWeek: 28, certificateFromWeekMultiple: 28, certificateMaxAgeHours: 72, refusedFromWeek: 36, refusedFromWeekMultiple: 32 },
  ],
};
