import type { Sealable } from '@homeward/decider';
import type { DeadlineLedger } from '@homeward/deadlines';
import type { DdpInputs } from '@homeward/due-diligence';
import type { EventData } from './events';
import type { CooInformationItem } from './assessment-parts';
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
  /** Earlier causes that still keep it suspended: a corridor may stay closed when the site opens again. */
  readonly alsoSuspendedBy: readonly EventData<'CaseSuspended'>[];
  /** Where the last pause led back to, until the next one; and how the case was last begun again. */
  readonly resumedTo: v.Phase | null;
  readonly reopened: EventData<'CaseReopened'> | null;
  /** Who outside the office ever received data on this person: a withdrawal is announced to each. */
  readonly sharedWith: readonly string[];
  readonly closeReason: v.CloseReason | null;
  /** Since when the case is at the work of its phase; a pause does not begin it anew. */
  readonly workSince: Instant;
  readonly deadlines: DeadlineLedger;
  readonly family: Family;
  readonly informationRequests: readonly InformationRequest[];
  /** Remote sessions with the mission in the country of origin, the last one. */
  readonly remoteSession: (EventData<'RemoteSessionHeld'> & { readonly heldAt: Instant }) | null;
  /** The event that last said what a due-diligence fact rests on, by type of event, or type and part: `DdpCheckRecorded:V1`. */
  readonly sources: Readonly<Record<string, string>>;
}

export interface Family {
  /** How each other member of the travelling group stands, by case. */
  readonly members: Readonly<Record<string, EventData<'FamilyStandingNoted'>>>;
  /** Cases this one no longer travels with, by a recorded decision. */
  readonly splitFrom: readonly string[];
  readonly split: EventData<'FamilySplitDecided'> | null;
}

export type InformationRequest = EventData<'InformationRequested'> & {
  readonly askedBy: ActorId;
  readonly askedAt: Instant;
  readonly status: 'open' | 'answered' | 'withdrawn';
  readonly provided: EventData<'InformationProvided'> | null;
};

export interface Consent {
  /** Purpose to the last day it covers. A withdrawn or refused purpose is absent. */
  readonly purposes: Readonly<Partial<Record<v.Purpose, CalendarDate>>>;
  /** Purposes the person said no to, until they say yes. */
  readonly refused: readonly v.Purpose[];
  /** The last consent as it was recorded. */
  readonly last: EventData<'ConsentRecorded'> | null;
  /** Who agreed to the travel, and when: what was agreed for a child does not bind the adult. */
  readonly travelBy: { readonly capacity: v.ConsentCapacity; readonly at: Instant } | null;
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
  /** The last word on each item, by item. */
  readonly cooInformation: Readonly<Record<string, CooInformationItem>>;
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
  /** How many were reported so far. */
  readonly risksReported: number;
  /** Overrides in force: a new answer to the check ends its override. */
  readonly overrides: Readonly<Partial<Record<v.DdpCheck, EventData<'DdpCheckOverridden'> & { readonly by: ActorId; readonly at: Instant }>>>;
  /** Everybody who ever overrode a check of this case: none of them signs it. */
  readonly overriders: readonly ActorId[];
  readonly emergency: EventData<'EmergencySetAuthorised'> | null;
  /** What the last full decision rested on; null before one, and for decisions older than the rule engine. */
  readonly rests: DdpInputs | null;
  /** Which checks the last decision was taken on. */
  readonly scope: 'full' | 'emergency' | null;
  readonly stale: EventData<'DdpMarkedStale'> | null;
  readonly route: EventData<'RoutePlanned'> | null;
  /** The last word of each advisory on the country of return or a district of it. */
  readonly advisories: readonly EventData<'AdvisoryNoted'>[];
}

export interface ChildTrack {
  readonly bestInterests: EventData<'BestInterestsAssessed'> | null;
  readonly guardian: EventData<'GuardianVerified'> | null;
  readonly assent: EventData<'AssentRecorded'> | null;
  readonly care: EventData<'CareArranged'> | null;
  /** Who assessed the best interests: not on the panel. */
  readonly assessor: ActorId | null;
  readonly determination: EventData<'BestInterestsDetermined'> | null;
  /** A refused assent or another ground sent the case back to the panel since the last determination. */
  readonly determinationOutdated: boolean;
  /** Why a panel was needed when the last one sat. */
  readonly determinationGrounds: readonly string[];
  /** The child refused, and no panel has heard of it since. */
  readonly objected: boolean;
  readonly custodyDispute: EventData<'CustodyDisputeReported'> | null;
  readonly custodyResolved: EventData<'CustodyDisputeResolved'> | null;
  readonly tracing: EventData<'TracingUpdated'> | null;
  readonly receptionAcceptedBy: ActorId | null;
  readonly ofAge: boolean;
}

export interface ConsularTrack {
  readonly status: 'not-started' | 'nationality-check' | 'nationality-checked' | 'document-requested' | 'interviewed' | 'issued' | 'collected' | 'refused' | 'cancelled' | 'expired';
  /** Through what the country of origin ever heard of this person: what was asked or sent, by code and reference. */
  readonly contacts: readonly string[];
  readonly nationalityCheck: EventData<'NationalityCheckStarted'> | null;
  readonly nationality: EventData<'NationalityConfirmed'> | null;
  readonly request: EventData<'TravelDocumentRequested'> | null;
  readonly document: TravelDocument | null;
  readonly refusals: number;
  readonly retrievalFrom: v.DocumentHolder | null;
  readonly retrievalRefused: EventData<'PassportRetrievalRefused'> | null;
  /** Where each paper is, by document. */
  readonly papers: Readonly<Record<string, EventData<'DocumentMoved'> & { readonly since: Instant }>>;
  /** Fields of the zone that differ from the identity on file and are not explained. */
  readonly mismatches: readonly v.IdentityField[];
  /** The last explanation of a difference of this document. */
  readonly explained: EventData<'DocumentMismatchExplained'> | null;
  readonly filesSent: readonly EventData<'ConsularFileSent'>[];
  readonly incident: EventData<'ConsularIncidentRaised'> | null;
}

export interface TravelDocument {
  readonly type: v.TravelDocumentType;
  readonly issuer: CountryCode;
  readonly validUntil: CalendarDate;
  readonly number: Sealable<string>;
  /** The lines of the machine-readable zone, where it has one and it was recorded. */
  readonly mrz: Sealable<string> | null;
  /** Null until somebody on our side or the person holds it. */
  readonly heldBy: v.DocumentHolder | null;
}

export interface MedicalTrack {
  readonly fitness: EventData<'MedicalAssessed'> | null;
  readonly preEmbarkation: EventData<'PreEmbarkationChecked'> | null;
  readonly deteriorated: boolean;
}

export interface ClearanceTrack {
  readonly status: 'not-requested' | 'requested' | 'queried' | 'cleared' | 'refused';
  readonly request: EventData<'CooClearanceRequested'> | null;
  readonly cleared: EventData<'CooCleared'> | null;
  readonly refusal: EventData<'CooClearanceRefused'> | null;
  readonly reception: EventData<'ReceptionConfirmed'> | null;
  /** What the country of origin asks about the request, until it is answered. */
  readonly query: EventData<'CooClearanceQueried'> | null;
  readonly answered: EventData<'CooQueryAnswered'> | null;
  readonly declined: EventData<'ReceptionDeclined'> | null;
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
