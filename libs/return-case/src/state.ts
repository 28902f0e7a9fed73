import type { Sealable } from '@homeward/decider';
import type { ActorId, BirthDate, CalendarDate, CountryCode, Instant } from './person';
import type * as v from './vocabulary';

/** Only what the rules ask about. What a report wants belongs to a read model. */
export type ReturnCase = NotRegistered | RegisteredCase;

export interface NotRegistered {
  readonly phase: 'none';
}

export interface RegisteredCase {
  readonly phase: v.Phase;
  /** Where ON_HOLD and SUSPENDED return to, and what a closed or halted case was before. */
  readonly phaseBefore: v.Phase | null;
  readonly personRef: string;
  readonly office: string;
  readonly hostCountry: CountryCode;
  readonly returnCountry: CountryCode;
  readonly claimedNationality: CountryCode;
  readonly sex: v.Sex;
  readonly birthDate: Sealable<BirthDate>;
  readonly registeredAt: Instant;
  readonly officer: ActorId | null;
  readonly groupId: string | null;
  readonly familyRelation: v.FamilyRelation | null;
  readonly duplicateOf: readonly string[];
  readonly erased: boolean;
  readonly died: boolean;
  readonly consent: Consent;
  readonly screening: { readonly flags: readonly v.Flag[]; readonly urgency: v.Urgency; readonly validUntil: CalendarDate } | null;
  readonly counselling: { readonly decision: v.CounsellingDecision; readonly mode: v.CounsellingMode; readonly coolingOffUntil: Instant } | null;
  readonly assessment: Assessment;
  readonly ddp: Ddp;
  readonly child: ChildTrack;
  readonly consular: ConsularTrack;
  readonly medical: MedicalTrack;
  readonly clearance: ClearanceTrack;
  readonly legal: { readonly appealPending: boolean; readonly asylumExpressedAt: Instant | null; readonly asylumReferred: boolean };
  readonly travel: Travel;
  readonly followUp: { readonly monthsDone: readonly v.FollowUpMonth[]; readonly roundsScored: readonly v.FollowUpMonth[] };
  readonly contactAttempts: readonly { readonly at: Instant; readonly reached: boolean }[];
  readonly missingSince: CalendarDate | null;
}

export interface Consent {
  /** Purpose to the last day it covers. A withdrawn or refused purpose is absent. */
  readonly purposes: Readonly<Partial<Record<v.Purpose, CalendarDate>>>;
  readonly form: v.ConsentForm | null;
  readonly withdrawnAt: Instant | null;
}

export interface Assessment {
  readonly opened: boolean;
  readonly openedAt: Instant | null;
  readonly areas: Readonly<Partial<Record<v.AssessmentArea, { readonly risk: v.RiskLevel; readonly assessor: ActorId }>>>;
  readonly measures: readonly { readonly measureId: string; readonly area: v.AssessmentArea; readonly preDeparture: boolean; readonly dueOn: CalendarDate; readonly done: boolean }[];
  /** Everybody who assessed, planned or submitted: none of them may sign. */
  readonly assessors: readonly ActorId[];
  readonly risk: v.RiskLevel | null;
  readonly submittedAt: Instant | null;
}

export interface Ddp {
  readonly checks: Readonly<Partial<Record<v.DdpCheck, { readonly outcome: v.CheckOutcome; readonly validUntil: CalendarDate | null }>>>;
  readonly result: v.DdpResult | null;
  readonly level: v.SignOffLevel | null;
  readonly signer: ActorId | null;
  readonly validUntil: CalendarDate | null;
  readonly escalatedTo: v.Role | null;
  /** A risk reported after sign-off voids the decision until it is taken again. */
  readonly voided: boolean;
}

export interface ChildTrack {
  readonly bestInterests: { readonly result: 'return-in-best-interests' | 'not-in-best-interests' | 'determination-needed'; readonly validUntil: CalendarDate } | null;
  readonly guardianVerified: boolean;
  readonly assent: { readonly given: boolean; readonly form: v.AssentForm } | null;
  readonly care: { readonly receivingCaseworker: ActorId; readonly escort: ActorId; readonly tracingVerified: boolean } | null;
}

export interface ConsularTrack {
  readonly status: 'not-started' | 'nationality-checked' | 'document-requested' | 'interviewed' | 'issued' | 'collected' | 'refused' | 'cancelled';
  /** Whether the consulate was ever contacted about this person. */
  readonly contacted: boolean;
  readonly nationalityConfirmed: CountryCode | null;
  readonly document: { readonly type: v.TravelDocumentType; readonly validUntil: CalendarDate; readonly number: Sealable<string>; readonly inHand: boolean } | null;
  readonly refusals: number;
  readonly retrievalFrom: v.DocumentHolder | null;
}

export interface MedicalTrack {
  readonly fitness: { readonly outcome: v.FitnessOutcome; readonly validUntil: CalendarDate; readonly escort: v.Escort; readonly specialServices: readonly v.SpecialService[] } | null;
  readonly preEmbarkation: { readonly result: 'pass' | 'fail'; readonly checkedAt: Instant } | null;
  readonly deteriorated: boolean;
}

export interface ClearanceTrack {
  readonly status: 'not-requested' | 'requested' | 'cleared' | 'refused';
  readonly governmentRequestRef: string | null;
  readonly dueOn: CalendarDate | null;
  readonly validUntil: CalendarDate | null;
  readonly receptionConfirmed: boolean;
}

export interface Travel {
  /** The date the gates were last found open for. */
  readonly readyFor: CalendarDate | null;
  readonly booking: {
    readonly departsAt: Instant;
    readonly arrivesAt: Instant;
    readonly flight: string;
    readonly bookedBy: ActorId;
    readonly escort: v.Escort;
    readonly manifestVersion: number | null;
  } | null;
  readonly verifiedAt: Instant | null;
  readonly verifiedBy: ActorId | null;
  readonly departedAt: Instant | null;
  readonly handedOverBy: ActorId | null;
  readonly arrivedAt: Instant | null;
}

export const NOT_REGISTERED: NotRegistered = { phase: 'none' };
