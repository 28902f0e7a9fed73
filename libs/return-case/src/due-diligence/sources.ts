import type { EventData, ReturnCaseEvent, ReturnCaseEventType } from '../events';
import type { RegisteredCase } from '../state';

/** Events that due-diligence facts come from as a whole. */
const WHOLE: ReadonlySet<ReturnCaseEventType> = new Set<ReturnCaseEventType>([
  'CaseRegistered',
  'ConsentRecorded',
  'ConsentWithdrawn',
  'VulnerabilityScreened',
  'CounsellingHeld',
  'DdpSubmitted',
  'CooInformationRecorded',
  'NewRiskReported',
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
  'FamilyStandingNoted',
  'FamilySplitDecided',
  'NationalityConfirmed',
  'TravelDocumentIssued',
  'TravelDocumentRefused',
  'DocumentMismatchExplained',
  'PassportRecovered',
  'MedicalAssessed',
  'MedicalDeteriorated',
  'PreEmbarkationChecked',
  'ReceptionConfirmed',
  'ReceptionDeclined',
  'AppealFiled',
  'AppealResolved',
  'AsylumClaimExpressed',
]);

/** Events that say several things, of which a fact asks for one: `ConsentRecorded:travel`, `DdpCheckRecorded:V1`. */
function partsOf(event: ReturnCaseEvent): readonly string[] {
  switch (event.type) {
    case 'ConsentRecorded':
    case 'ConsentWithdrawn':
      return event.data.purposes;
    case 'IdentityCorrected':
      return Object.keys(event.data).filter((field) => field !== 'reasonCode');
    case 'AreaAssessed':
      return [event.data.area];
    case 'DdpCheckRecorded':
    case 'DdpCheckOverridden':
      return [event.data.check];
    case 'DdpEscalated':
      return event.data.checks;
    default:
      return [];
  }
}

/** Under which names the source of an event is kept; none when no due-diligence fact comes from it. */
export function sourcesOf(event: ReturnCaseEvent): readonly string[] {
  const whole = WHOLE.has(event.type) ? [event.type] : [];
  const escalates = event.type === 'DdpCheckRecorded' && event.data.outcome === 'ESCALATE' ? [escalatedBy(event.data)] : [];
  return [...whole, ...partsOf(event).map((part) => `${event.type}:${part}`), ...escalates];
}

/** Beside the answer, because a later answer takes the place of this one and the escalation stays. */
export function escalatedBy({ check }: Pick<EventData<'DdpCheckRecorded'>, 'check'>): string {
  return `DdpEscalated:${check}`;
}

/** What a reopened case still rests on: who the person is, and what a new beginning does not undo. */
const OUTLIVING = /^(CaseRegistered|IdentityCorrected:.*|NationalityConfirmed|TravelDocument.*|DocumentMismatchExplained|PassportRecovered|Appeal.*)$/;

/** The sources after an event, the newest last. An event without an id, not yet recorded, leaves no trace. */
export function sourcesAfter(sources: RegisteredCase['sources'], event: ReturnCaseEvent): RegisteredCase['sources'] {
  const { id, type } = event;
  if (type === 'CaseReopened') return Object.fromEntries(Object.entries(sources).filter(([name]) => OUTLIVING.test(name)));
  const said = id === undefined ? [] : sourcesOf(event);
  if (id === undefined || said.length === 0) return sources;
  const next: Record<string, string> = { ...sources };
  for (const name of said) {
    // Said again, it moves to the end.
    delete next[name];
    next[name] = id;
  }
  return next;
}

/** The newest of the events a fact may come from, by the names they are kept under; null when none of them happened. */
export type NewestOf = (names: readonly string[]) => string | null;

/** Every decision asks for the sources of all facts, so their order is read once. */
export function newestAmong(sources: RegisteredCase['sources']): NewestOf {
  const places = new Map(Object.keys(sources).map((name, place) => [name, place]));
  return (names) => {
    let newest: string | undefined;
    for (const name of names) {
      const place = places.get(name);
      if (place !== undefined && (newest === undefined || place > (places.get(newest) ?? 0))) newest = name;
    }
    return newest === undefined ? null : (sources[newest] ?? null);
  };
}
