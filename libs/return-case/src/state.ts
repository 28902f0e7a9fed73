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
  readonly legal: { readonly appealPending: boolean; readonly appealReference: string | null; readonly appealResolved: EventData<'AppealResolved'> | null; readonly asylumExpressedAt: Instant | null; readonly asylumReferred: boolean };
  readonly travel: Travel;
  readonly followUp: FollowUpTrack;
  readonly contactAttempts: readonly { readonly at: Instant; readonly reached: boolean }[];
  readonly missingSince: CalendarDate | null;
  /** A hold outlives a suspension of its corridor, so each is kept for itself. */
  readonly hold: EventData<'CaseHeld'> | null;
  readonly suspension: EventData<'CaseSuspended'> | null;
  /** Where the last pause led back to, until the next one; and how the case was last begun again. */
  readonly resumedTo: v.Phase | null;
  readonly reopened: EventData<'CaseReopened'> | null;
  /** Who outside the office ever received data on this person: a withdrawal is announced to each. */
  readonly sharedWith: readonly string[];
  readonly closeReason: v.CloseReason | null;
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
  /** The last sign-off as it was recorded; it counts only while `voided` is false and `validUntil` is not past. */
  readonly decision: EventData<'DdpSignedOff'> | null;
  readonly blockedBy: readonly v.DdpCheck[];
  readonly escalation: EventData<'DdpEscalated'> | null;
  /** Checks that ever asked for a higher level: answering one later does not lower who must sign. */
  readonly everEscalated: readonly v.DdpCheck[];
  /** What the reviewers last asked the assessors for; null once submitted again. */
  readonly returned: EventData<'DdpReturnedForInformation'> | null;
  /** A risk reported after sign-off voids the decision until it is taken again. */
  readonly voided: boolean;
  /** Reported and not looked into by any check since. */
  readonly newRisk: EventData<'NewRiskReported'> | null;
}

export interface ChildTrack {
  readonly bestInterests: EventData<'BestInterestsAssessed'> | null;
  readonly guardian: EventData<'GuardianVerified'> | null;
  readonly assent: EventData<'AssentRecorded'> | null;
  readonly care: EventData<'CareArranged'> | null;
}

export interface ConsularTrack {
  readonly status: 'not-started' | 'nationality-checked' | 'document-requested' | 'interviewed' | 'issued' | 'collected' | 'refused';
  /** Whether the consulate or the country of origin was ever contacted about this person. */
  readonly contacted: boolean;
  readonly nationality: EventData<'NationalityConfirmed'> | null;
  readonly request: EventData<'TravelDocumentRequested'> | null;
  readonly document: TravelDocument | null;
  readonly refusals: number;
  readonly retrievalFrom: v.DocumentHolder | null;
}

export interface TravelDocument {
  readonly type: v.TravelDocumentType;
  readonly issuer: CountryCode;
  readonly validUntil: CalendarDate;
  readonly number: Sealable<string>;
  /** Null until somebody on our side or the person holds it. */
  readonly heldBy: v.DocumentHolder | null;
}

export interface MedicalTrack {
  readonly fitness: EventData<'MedicalAssessed'> | null;
  readonly preEmbarkation: EventData<'PreEmbarkationChecked'> | null;
  readonly deteriorated: boolean;
}

export interface ClearanceTrack {
  readonly status: 'not-requested' | 'requested' | 'cleared' | 'refused';
  readonly request: EventData<'CooClearanceRequested'> | null;
  readonly cleared: EventData<'CooCleared'> | null;
  readonly refusal: EventData<'CooClearanceRefused'> | null;
  readonly reception: EventData<'ReceptionConfirmed'> | null;
}

export interface Booking {
  readonly departsAt: Instant;
  readonly arrivesAt: Instant;
  readonly carrier: string;
  readonly flight: string;
  readonly bookedBy: ActorId;
  readonly escort: v.Escort;
  readonly specialServices: readonly v.SpecialService[];
  readonly fundingRef: string;
}

export interface Travel {
  /** The date the gates were last found open for. */
  readonly readyFor: CalendarDate | null;
  /** The last evaluation, so that the same answer is not recorded twice. */
  readonly evaluation: EventData<'GatesEvaluated'> | null;
  readonly booking: Booking | null;
  readonly manifest: EventData<'Manifested'> | null;
  /** How the last booking ended, until there is another. */
  readonly cancelled: EventData<'BookingCancelled'> | null;
  readonly noShow: EventData<'NoShowRecorded'> | null;
  readonly verifiedAt: Instant | null;
  readonly verifiedBy: ActorId | null;
  readonly departure: EventData<'Departed'> | null;
  readonly handedOverBy: ActorId | null;
  readonly arrival: EventData<'ArrivalConfirmed'> | null;
  readonly transits: readonly EventData<'TransitReached'>[];
  readonly incidents: readonly { readonly incident: v.IncidentType; readonly severity: v.Severity; readonly at: Instant }[];
}

export interface FollowUpTrack {
  /** Months the person was reached in, and months they were looked for in vain. */
  readonly monthsDone: readonly v.FollowUpMonth[];
  readonly monthsMissed: readonly v.FollowUpMonth[];
  /** Kept whole: a score is never overwritten, and the same score is not recorded twice. */
  readonly scores: readonly EventData<'ReintegrationScored'>[];
  readonly assistance: readonly (EventData<'AssistanceProvided'> & { readonly at: Instant })[];
}

export const NOT_REGISTERED: NotRegistered = { phase: 'none' };
