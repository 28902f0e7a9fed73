import type { Sealable } from '@homeward/decider';
import type { EventData } from './events';
import type { ActorId, BirthDate, CalendarDate, CountryCode, Instant, LanguageCode, PersonName } from './person';
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
  readonly language: LanguageCode;
  readonly name: Sealable<PersonName>;
  readonly birthDate: Sealable<BirthDate>;
  /** As it was first given, whatever was corrected since: sending the same intake row again must record nothing. */
  readonly registration: EventData<'CaseRegistered'>;
  readonly registeredAt: Instant;
  readonly officer: ActorId | null;
  readonly groupId: string | null;
  readonly familyRelation: v.FamilyRelation | null;
  readonly duplicateOf: readonly string[];
  readonly erased: boolean;
  readonly died: boolean;
  readonly consent: Consent;
  readonly screening: EventData<'VulnerabilityScreened'> | null;
  readonly counselling: EventData<'CounsellingHeld'> | null;
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
  /** Purposes the person said no to, until they say yes. */
  readonly refused: readonly v.Purpose[];
  /** The last consent as it was recorded. */
  readonly last: EventData<'ConsentRecorded'> | null;
  readonly form: v.ConsentForm | null;
  readonly withdrawnAt: Instant | null;
}

export interface Assessment {
  readonly opened: boolean;
  readonly openedAt: Instant | null;
  readonly areas: Readonly<Partial<Record<v.AssessmentArea, AssessedArea>>>;
  readonly measures: readonly Measure[];
  readonly descriptions: EventData<'MitigationPlanSet'>['descriptions'] | null;
  /** Everybody who assessed, planned or submitted: none of them may sign. */
  readonly assessors: readonly ActorId[];
  readonly risk: v.RiskLevel | null;
  readonly submittedAt: Instant | null;
}

export type AssessedArea = EventData<'AreaAssessed'> & { readonly assessor: ActorId };
export type Measure = EventData<'MitigationPlanSet'>['measures'][number] & { readonly done: boolean };
/** One check as last recorded, who answered it and when. */
export type RecordedCheck = Omit<EventData<'DdpCheckRecorded'>, 'check'> & { readonly by: ActorId; readonly at: Instant };

export interface Ddp {
  readonly checks: Readonly<Partial<Record<v.DdpCheck, RecordedCheck>>>;
  readonly result: v.DdpResult | null;
  readonly level: v.SignOffLevel | null;
  readonly signer: ActorId | null;
  readonly validUntil: CalendarDate | null;
  readonly signedAt: Instant | null;
  readonly escalation: EventData<'DdpEscalated'> | null;
  /** A risk reported after sign-off voids the decision until it is taken again. */
  readonly voided: boolean;
  readonly newRisk: (EventData<'NewRiskReported'> & { readonly at: Instant }) | null;
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
