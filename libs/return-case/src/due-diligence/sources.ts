import type { ReturnCaseEvent, ReturnCaseEventType } from '../events';

/** Events that due-diligence facts come from. Others leave no trace in the sources of a case. */
const WHOLE: ReadonlySet<ReturnCaseEventType> = new Set<ReturnCaseEventType>([
  'IdentityCorrected',
  'ConsentRecorded',
  'ConsentWithdrawn',
  'ConsentRefused',
  'VulnerabilityScreened',
  'CounsellingHeld',
  'RemoteSessionHeld',
  'MitigationPlanSet',
  'DdpSubmitted',
  'CooInformationRecorded',
  'NewRiskReported',
  'EmergencySetAuthorised',
  'RoutePlanned',
  'AdvisoryNoted',
  'BestInterestsAssessed',
  'BestInterestsDetermined',
  'CustodyDisputeReported',
  'CustodyDisputeResolved',
  'GuardianVerified',
  'AssentRecorded',
  'TracingUpdated',
  'CareArranged',
  'ChildReceptionAccepted',
  'AgeOfMajorityReached',
  'NationalityConfirmed',
  'TravelDocumentIssued',
  'TravelDocumentRefused',
  'DocumentMismatchExplained',
  'PassportRecovered',
  'MedicalAssessed',
  'MedicalDeteriorated',
  'PreEmbarkationChecked',
  'CooCleared',
  'CooClearanceRefused',
  'ReceptionConfirmed',
  'ReceptionDeclined',
  'AppealFiled',
  'AppealResolved',
  'AsylumClaimExpressed',
  'TravelBooked',
]);

/** Under which name the source of an event is kept; undefined when no due-diligence fact comes from it. */
export function sourceOf(event: ReturnCaseEvent): string | undefined {
  if (event.type === 'DdpCheckRecorded' || event.type === 'DdpCheckOverridden') return `${event.type}:${event.data.check}`;
  if (event.type === 'AreaAssessed') return `${event.type}:${event.data.area}`;
  return WHOLE.has(event.type) ? event.type : undefined;
}
