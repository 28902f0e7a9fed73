import type { PlainData } from '@homeward/case-log';
import type { ReturnCaseEventType } from '@homeward/return-case';
import { caseFacts } from '../case-facts/case-facts.projection';
import { caseload } from '../caseload/caseload.projection';
import { departures } from '../departures/departures.projection';
import { held, resumed, RETURNED, withdrawn, type Told } from '../testing/facts';
import { rowsOf } from '../testing/given-facts';
import { WITHOUT_EFFECT_ON_COUNTS } from './without-effect-on-counts';

const UNCOUNTED: { readonly [Type in ReturnCaseEventType]?: PlainData<Type> } = {
  FamilyLinked: { groupId: 'group-1', relation: 'spouse' },
  DuplicateFlagged: { otherCaseId: '3f1b0a52-6a0e-4d7e-9a55-0d6b2f7a9c10', score: 0.9 },
  CaseAssigned: { officer: 'officer-2' },
  ConsentRefused: { purposes: ['media'] },
  AreaAssessed: { area: 'service_access', likelihood: 4, impact: 5, risk: 'high', sources: [] },
  MitigationPlanSet: { measures: [{ measureId: 'm1', area: 'service_access', owner: 'officer-2', dueOn: '2026-03-20', preDeparture: true }] },
  MitigationMeasureDone: { measureId: 'm1', evidenceRef: 'file-1' },
  DdpCheckRecorded: { check: 'L1', outcome: 'BLOCK', evidence: [] },
  DdpEscalated: { to: 'chief-of-mission', checks: ['L1'], dueOn: '2026-03-20' },
  NewRiskReported: { area: 'service_access', severity: 'critical' },
  BestInterestsAssessed: { result: 'not-in-best-interests', validUntil: '2026-06-01' },
  GuardianVerified: { authority: 'parent', consentRef: 'file-1' },
  AssentRecorded: { form: 'signed', given: false },
  CareArranged: { care: 'foster', receivingCaseworker: 'worker-1', escort: 'escort-1', tracingVerified: true },
  BestInterestsDetermined: { option: 'stay', panel: [], dissent: true, validUntil: '2026-06-01' },
  CustodyDisputeReported: { reference: 'court-1' },
  CustodyDisputeResolved: { decisionRef: 'ruling-1' },
  TracingUpdated: { status: 'closed', familyAssessment: 'negative' },
  ChildReceptionAccepted: { caseworker: 'worker-1' },
  AgeOfMajorityReached: {},
  FamilyStandingNoted: { memberCaseId: '3f1b0a52-6a0e-4d7e-9a55-0d6b2f7a9c10', asOfRevision: 4, standing: 'closed', gates: [] },
  FamilySplitDecided: { fromCaseIds: ['3f1b0a52-6a0e-4d7e-9a55-0d6b2f7a9c10'], reasonCode: 'medical', decisionRef: 'split-1' },
  NationalityConfirmed: { state: 'GHA', reference: 'ref-1' },
  TravelDocumentRequested: { documentType: 'laissez-passer', consulate: 'NGA' },
  ConsularInterviewHeld: { mode: 'video' },
  TravelDocumentIssued: { documentType: 'laissez-passer', issuer: 'NGA', issuedOn: '2026-03-17', validUntil: '2026-09-17', singleJourney: true },
  TravelDocumentCollected: { heldBy: 'us' },
  TravelDocumentRefused: { reason: 'not-a-national', refusals: 2, statelessnessReferral: true },
  PassportRetrievalRequested: { holder: 'police' },
  PassportRecovered: { from: 'police', validUntil: '2027-01-01', issuer: 'NGA' },
  MedicalAssessed: { outcome: 'UNFIT', validUntil: '2026-04-01', escort: 'none', specialServices: [] },
  PreEmbarkationChecked: { result: 'fail', checkedAt: '2026-03-26T08:00:00.000Z' },
  MedicalDeteriorated: { severity: 'critical' },
  CooClearanceRequested: { country: 'NGA', governmentRequestRef: 'req-1', dueOn: '2026-03-31' },
  CooCleared: { reference: 'clr-1', validUntil: '2026-05-01' },
  CooClearanceRefused: { reasonCode: 'identity' },
  ReceptionConfirmed: { caseworker: 'worker-1', services: [], onwardTransport: true },
  GatesEvaluated: { travelDate: '2026-03-27', gates: [] },
  Manifested: { flight: 'ZZ123', line: 1, version: 1 },
  TransitReached: { place: 'IST', reachedAt: '2026-03-27T13:00:00.000Z' },
  TravelIncidentRecorded: { incident: 'delay', severity: 'minor' },
  AsylumReferralMade: { to: 'unhcr' },
  AppealFiled: { reference: 'appeal-1' },
  AppealResolved: { outcome: 'upheld' },
  ContactAttempted: { channel: 'phone', reached: false },
  DeadlineSet: { step: 'consent', dueAt: '2026-03-05T21:59:59.999Z', calendar: 'LBY weekend 5,6' },
  DeadlineExtended: { step: 'consent', from: '2026-03-05T21:59:59.999Z', dueAt: '2026-03-09T21:59:59.999Z', reasonCode: 'access' },
  DeadlineMet: { step: 'consent', dueAt: '2026-03-05T21:59:59.999Z', late: true },
  DeadlineMissed: { step: 'consent', dueAt: '2026-03-05T21:59:59.999Z' },
  DeadlineWaived: { step: 'consent', reasonCode: 'harmful' },
  DeadlineReminded: { step: 'consent', dueAt: '2026-03-05T21:59:59.999Z' },
  DeadlineEscalated: { step: 'consent', dueAt: '2026-03-05T21:59:59.999Z', to: 'senior-protection-officer' },
  GateExpired: { gate: 'CONSULAR', validUntil: '2026-03-18' },
};

const WAYS: readonly (readonly Told[])[] = [RETURNED, [...RETURNED.slice(0, 8), held(), resumed('preparing'), ...RETURNED.slice(8, 10), withdrawn()]];

function countsOf(story: readonly Told[]): unknown {
  // The inserted event moves the positions of those after it; what is said between them must not change.
  const versions = rowsOf(caseFacts, story).map(({ fromPosition: _from, toPosition: _to, ...said }) => said);
  return [rowsOf(caseload, story), rowsOf(departures, story), versions];
}

describe('events without effect on counts', () => {
  it('are all tried here', () => {
    expect(new Set(Object.keys(UNCOUNTED))).toEqual(WITHOUT_EFFECT_ON_COUNTS);
  });

  it.each(Object.entries(UNCOUNTED))('%s changes no count, wherever in a case it happens', (type, data) => {
    const uncounted = { type, data, at: '2026-03-19T08:00:00.000Z' } as Told;
    for (const way of WAYS) {
      const expected = countsOf(way);
      for (let place = 1; place <= way.length; place += 1) {
        expect([place, countsOf([...way.slice(0, place), uncounted, ...way.slice(place)])]).toEqual([place, expected]);
      }
    }
  });
});
