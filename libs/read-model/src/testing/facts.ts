import type { AnyRecordedFact, PlainData } from '@homeward/case-log';
import type { ReturnCaseEventType } from '@homeward/return-case';

/** A fact before it is recorded: what a test says happened. */
export interface Told<Type extends ReturnCaseEventType = ReturnCaseEventType> {
  readonly type: Type;
  readonly data: PlainData<Type>;
  readonly at: string;
  readonly sealed?: Readonly<Record<string, string>>;
  /** `officer-1` when absent. */
  readonly by?: string;
}

export const CASE = '0b8f2a52-6a0e-4d7e-9a55-0d6b2f7a9c10';
export const OTHER_CASE = '3f1b0a52-6a0e-4d7e-9a55-0d6b2f7a9c11';

function told<Type extends ReturnCaseEventType>(type: Type, at: string, data: PlainData<Type>): Told<Type> {
  return { type, data, at };
}

export const registered = (over: Partial<PlainData<'CaseRegistered'>> = {}, at = '2026-03-02T08:00:00.000Z'): Told<'CaseRegistered'> => ({
  ...told('CaseRegistered', at, {
    personRef: 'person-1',
    office: 'TRIPOLI',
    hostCountry: 'LBY',
    claimedNationality: 'NGA',
    returnCountry: 'NGA',
    returnType: 'vhr',
    sex: 'female',
    ageBand: '18-59',
    documented: false,
    language: 'eng',
    site: 'site-1',
    channel: 'in-person',
    possibleDuplicates: [],
    ...over,
  }),
  sealed: { identity: 'v1.key-1.c2VhbGVk' },
});
export const assigned = (officer: string, at = '2026-03-02T09:00:00.000Z') => told('CaseAssigned', at, { officer });
export const corrected = (over: Partial<PlainData<'IdentityCorrected'>>, at = '2026-03-05T09:00:00.000Z') => ({
  ...told('IdentityCorrected', at, { reasonCode: 'new-evidence', ...over }),
  sealed: { identity: 'v1.key-1.Y29ycmVjdGVk' },
});
export const consented = (at = '2026-03-03T08:00:00.000Z', validUntil = '2026-08-30') =>
  told('ConsentRecorded', at, {
    purposes: ['assess', 'counsel', 'contact_coo_authorities', 'travel', 'monitoring_contact'],
    form: 'signed',
    capacity: 'self',
    language: 'eng',
    evidenceRef: 'form-1',
    validUntil,
  });
export const screened = (flags: PlainData<'VulnerabilityScreened'>['flags'] = ['health_need'], at = '2026-03-04T08:00:00.000Z') =>
  told('VulnerabilityScreened', at, { flags, urgency: 'normal', factors: [], validUntil: '2026-06-02' });
export const counselled = (at = '2026-03-06T08:00:00.000Z') =>
  told('CounsellingHeld', at, {
    mode: 'video',
    language: 'eng',
    topics: ['return'],
    cooInformationFrom: '2026-03-01',
    decision: 'go',
    coolingOffUntil: '2026-03-07T08:00:00.000Z',
  });
export const assessmentOpened = (at = '2026-03-08T08:00:00.000Z') => told('AssessmentOpened', at, { areas: ['service_access'] });
export const submitted = (at = '2026-03-12T08:00:00.000Z') => told('DdpSubmitted', at, { risk: 'low', assessors: ['officer-1'] });
export const signedOff = (at = '2026-03-16T08:00:00.000Z') =>
  told('DdpSignedOff', at, { level: 'second-officer', result: 'CLEARED', conditions: [], validUntil: '2026-04-15', checklist: { id: 'ddp', version: 1 } });
export const readied = (at = '2026-03-18T08:00:00.000Z') => told('CaseReadied', at, { travelDate: '2026-03-27' });
export const booked = (at = '2026-03-20T08:00:00.000Z') =>
  told('TravelBooked', at, {
    departsAt: '2026-03-27T10:00:00.000Z',
    arrivesAt: '2026-03-27T16:00:00.000Z',
    transport: 'air',
    carrier: 'ZZ',
    flight: 'ZZ123',
    from: 'MJI',
    to: 'LOS',
    escort: 'none',
    specialServices: [],
    fundingRef: 'fund-1',
    gates: [],
  });
export const verified = (at = '2026-03-26T09:00:00.000Z') =>
  told('PreDepartureVerified', at, { voluntary: true, alone: true, language: 'eng', identityMatch: true, documentInHand: true, measuresDone: true, gates: [] });
export const departed = (departedOn = '2026-03-27', at = '2026-03-27T10:30:00.000Z') =>
  told('Departed', at, { flight: 'ZZ123', departedAt: `${departedOn}T10:10:00.000Z`, departedOn, handedOverTo: 'carrier', gates: [] });
export const arrived = (at = '2026-03-27T20:00:00.000Z') =>
  told('ArrivalConfirmed', at, { arrivedAt: '2026-03-27T16:20:00.000Z', arrivedOn: '2026-03-27', condition: 'well', needs: [], late: false });
export const followedUp = (month: 1 | 3 | 6 | 12, at = '2026-04-28T08:00:00.000Z') => told('FollowUpDone', at, { month, reached: true, needs: [] });
export const held = (at = '2026-03-09T08:00:00.000Z') => told('CaseHeld', at, { blocker: 'documents', reviewOn: '2026-03-23' });
export const resumed = (to: PlainData<'CaseResumed'>['to'], at = '2026-03-10T08:00:00.000Z') => told('CaseResumed', at, { to, lostGates: [] });
export const withdrawn = (at = '2026-03-21T08:00:00.000Z') =>
  told('ConsentWithdrawn', at, { purposes: ['assess', 'travel'], channel: 'in-person', recallFrom: [] });
export const asylumClaimed = (at = '2026-03-21T08:00:00.000Z') =>
  told('AsylumClaimExpressed', at, { statedTo: 'officer-1', referDueAt: '2026-03-22T08:00:00.000Z', contactAlreadyMade: false });
export const familyNoted = (data: PlainData<'FamilyStandingNoted'>, at = '2026-03-18T09:00:00.000Z') => told('FamilyStandingNoted', at, data);
export const familySplit = (fromCaseIds: readonly string[], at = '2026-03-19T09:00:00.000Z') =>
  told('FamilySplitDecided', at, { fromCaseIds, reasonCode: 'medical', decisionRef: 'split-1' });
export const clearanceRequested = (at = '2026-03-17T08:00:00.000Z') =>
  told('CooClearanceRequested', at, { country: 'NGA', governmentRequestRef: 'ref-1', dueOn: '2026-03-31' });
export const deadlineSet = (step: string, dueAt: string, at = '2026-03-02T08:00:00.000Z') => told('DeadlineSet', at, { step, dueAt, calendar: 'LBY weekend 5,6' });
export const closed = (at = '2026-09-01T08:00:00.000Z') => told('CaseClosed', at, { reason: 'returned_reintegrated' });
export const personErased = (at = '2026-10-01T08:00:00.000Z') => told('PersonErased', at, { reasonCode: 'person-request', keysDestroyed: 5 });

/** The whole way from registration to arrival. */
export const RETURNED: readonly Told[] = [
  registered(), assigned('officer-1'), consented(), screened(), counselled(), assessmentOpened(), submitted(), signedOff(),
  readied(), booked(), verified(), departed(), arrived(),
];

/** Facts of one case as they come out of a log in which nothing else stands. */
export function recordedFacts(story: readonly Told[], caseId: string = CASE): readonly AnyRecordedFact[] {
  return story.map(({ type, data, at, sealed = {}, by }, revision) => ({
    position: String(revision + 1).padStart(16, '0'),
    caseId,
    revision,
    eventId: eventIdOf(caseId, revision),
    recordedAt: at,
    type,
    data,
    sealed,
    metadata: metadataAt(at, by),
  }) as unknown as AnyRecordedFact);
}

export function eventIdOf(caseId: string, revision: number): string {
  return `${caseId.slice(0, -12)}${revision.toString(16).padStart(12, '0')}`;
}

export function metadataAt(occurredAt: string, actor = 'officer-1'): AnyRecordedFact['metadata'] {
  return {
    schemaVersion: 1,
    commandId: 'c0000000-0000-4000-8000-000000000000',
    requestDigest: 'digest',
    commandType: 'Test',
    actor,
    role: 'protection-officer',
    office: 'TRIPOLI',
    correlationId: 'correlation',
    occurredAt,
    policyVersion: 'default-1',
    subject: 'person-1',
  };
}
