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
};
