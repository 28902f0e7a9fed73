import type { ReturnCaseEventType } from './events';

/** Each class has its own key per person, so that a class can be opened, or destroyed, without the others. */
export const SEAL_CLASSES = ['identity', 'protection', 'clinical', 'gbv', 'child'] as const;
export type SealClass = (typeof SEAL_CLASSES)[number];

/** Top-level fields of an event that are stored sealed, by class. An event type that is not named seals nothing. */
export const SEALED_FIELDS: { readonly [Type in ReturnCaseEventType]?: { readonly [Class in SealClass]?: readonly string[] } } = {
  CaseRegistered: { identity: ['name', 'birthDate', 'documents', 'contact', 'externalReference'] },
  IdentityCorrected: { identity: ['name', 'birthDate'] },
  ConsentRecorded: { identity: ['givenBy'] },
  VulnerabilityScreened: { protection: ['note'], gbv: ['sealedFlags'] },
  CounsellingHeld: { protection: ['note'] },
  AreaAssessed: { protection: ['finding'] },
  MitigationPlanSet: { protection: ['descriptions'] },
  DdpCheckRecorded: { protection: ['basis'] },
  DdpEscalated: { protection: ['reason'] },
  DdpReturnedForInformation: { protection: ['question'] },
  NewRiskReported: { protection: ['description'] },
  BestInterestsAssessed: { child: ['summary'] },
  DdpCheckOverridden: { protection: ['reason'] },
  EmergencySetAuthorised: { protection: ['reason'] },
  BestInterestsDetermined: { child: ['summary'] },
  CustodyDisputeReported: { child: ['description'] },
  GuardianVerified: { child: ['guardian'] },
  CareArranged: { child: ['caregiver'] },
  TravelDocumentIssued: { identity: ['number', 'mrz'] },
  PassportRecovered: { identity: ['number', 'mrz'] },
  MedicalAssessed: { clinical: ['findings', 'pregnancy'] },
  PreEmbarkationChecked: { clinical: ['findings'] },
  MedicalDeteriorated: { clinical: ['findings'] },
  CooClearanceRefused: { protection: ['reason'] },
  CooClearanceQueried: { protection: ['question'] },
  ReceptionDeclined: { protection: ['reason'] },
  RemoteSessionHeld: { protection: ['note'] },
  DeadlineExtended: { protection: ['reason'] },
  DeadlineWaived: { protection: ['reason'] },
  FamilySplitDecided: { protection: ['reason'] },
  InformationRequested: { protection: ['question'] },
  InformationProvided: { protection: ['answer'] },
  TravelBooked: { identity: ['bookingReference'] },
  TravelIncidentRecorded: { protection: ['description'] },
  FollowUpDone: { protection: ['note'] },
  CaseHeld: { protection: ['note'] },
  AsylumClaimExpressed: { protection: ['words'] },
  DeathRecorded: { protection: ['circumstances'] },
  CaseReopened: { protection: ['reason'] },
};
