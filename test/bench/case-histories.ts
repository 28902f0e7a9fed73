import { createHash } from 'node:crypto';
import type { EventStore, NewEvent } from '@homeward/event-store';
import { ASSESSMENT_AREAS, DDP_CHECKS, streamOf } from '@homeward/return-case';

/** Cases under way at the same time, each at another place of its way: few events of a batch are of the same case or type. */
const CASES_AT_ONCE = 2_000;
/** Appends under way while the log is filled. */
const FILL_APPENDS = 200;
const NATIONALITIES = ['NGA', 'GHA', 'SEN', 'MLI', 'GIN', 'CMR', 'CIV', 'BGD', 'ETH', 'SDN'];
const AGE_BANDS = ['0-4', '5-11', '12-17', '18-59', '18-59', '18-59', '60+'];
const SEALED_PART = `v1.0f7e6d5c-4b3a-4291-8f0e-1d2c3b4a5968.${Buffer.alloc(180, 7).toString('base64url')}`;
const FLIGHT = { flight: 'ZZ123', transport: 'air', carrier: 'ZZ', from: 'MJI', to: 'LOS' };
const GATES = ['CONSENT', 'DDP', 'CONSULAR', 'MEDICAL', 'COO_CLEARANCE'].map((gate) => ({ gate, status: 'open', validUntil: '2026-08-30' }));

interface Happening {
  readonly type: string;
  readonly data: object;
}

/** The events of a return from registration to follow-up, in the shapes and sizes in which the log holds them. */
function history(index: number): readonly Happening[] {
  const sealed = { $sealed: { identity: SEALED_PART } };
  const findings = { $sealed: { protection: SEALED_PART } };
  return [
    { type: 'CaseRegistered', data: {
      personRef: `person-${index}`, office: 'TRIPOLI', hostCountry: 'LBY', claimedNationality: NATIONALITIES[index % NATIONALITIES.length],
      returnCountry: NATIONALITIES[index % NATIONALITIES.length], returnType: 'vhr', sex: index % 3 === 0 ? 'female' : 'male',
      ageBand: AGE_BANDS[index % AGE_BANDS.length], documented: index % 2 === 0, language: 'eng', site: 'site-1', channel: 'import',
      possibleDuplicates: [], ...sealed,
    } },
    { type: 'CaseAssigned', data: { officer: `officer-${index % 40}` } },
    { type: 'ConsentRecorded', data: {
      purposes: ['assess', 'counsel', 'contact_coo_authorities', 'travel', 'health_share', 'monitoring_contact'], form: 'signed', capacity: 'self',
      language: 'eng', evidenceRef: `form-${index}`, validUntil: '2026-08-30',
    } },
    { type: 'VulnerabilityScreened', data: {
      flags: index % 9 === 0 ? ['health_need'] : [], urgency: 'normal', validUntil: '2026-06-02',
      factors: [{ level: 'individual', code: 'debt', kind: 'risk' }, { level: 'household', code: 'family-support', kind: 'protective' }],
    } },
    { type: 'CounsellingHeld', data: {
      mode: 'video', language: 'eng', topics: ['return', 'reintegration', 'asylum'], cooInformationFrom: '2026-03-01', decision: 'go',
      coolingOffUntil: '2026-03-07T08:00:00.000Z',
    } },
    { type: 'AssessmentOpened', data: { areas: ASSESSMENT_AREAS } },
    ...ASSESSMENT_AREAS.map((area) => ({ type: 'AreaAssessed', data: { area, likelihood: 2, impact: 2, risk: 'low', sources: [{ ref: 'coi-1', asOf: '2026-03-01' }], ...findings } })),
    { type: 'DdpSubmitted', data: { risk: 'low', assessors: ['officer-1'] } },
    ...DDP_CHECKS.map((check) => ({ type: 'DdpCheckRecorded', data: { check, outcome: 'CLEAR', evidence: [`file-${check}`], ...findings } })),
    { type: 'DdpSignedOff', data: { level: 'second-officer', result: 'CLEARED', conditions: [], validUntil: '2026-04-15', checklist: { id: 'ddp', version: 1 } } },
    { type: 'NationalityConfirmed', data: { state: 'NGA', reference: 'ref-1' } },
    { type: 'TravelDocumentRequested', data: { documentType: 'laissez-passer', consulate: 'NGA' } },
    { type: 'TravelDocumentIssued', data: { documentType: 'laissez-passer', issuer: 'NGA', issuedOn: '2026-03-17', validUntil: '2026-09-17', singleJourney: true, ...sealed } },
    { type: 'CooClearanceRequested', data: { country: 'NGA', governmentRequestRef: 'req-1', dueOn: '2026-03-31' } },
    { type: 'CooCleared', data: { reference: 'clr-1', validUntil: '2026-05-01' } },
    { type: 'MedicalAssessed', data: { outcome: 'FIT', validUntil: '2026-04-02', escort: 'none', specialServices: [] } },
    { type: 'GatesEvaluated', data: { travelDate: '2026-03-27', gates: GATES } },
    { type: 'CaseReadied', data: { travelDate: '2026-03-27' } },
    { type: 'TravelBooked', data: {
      ...FLIGHT, departsAt: '2026-03-27T10:00:00.000Z', arrivesAt: '2026-03-27T16:00:00.000Z', escort: 'none', specialServices: [], fundingRef: 'fund-1',
      gates: GATES, ...sealed,
    } },
    { type: 'PreDepartureVerified', data: { voluntary: true, alone: true, language: 'eng', identityMatch: true, documentInHand: true, measuresDone: true, gates: GATES } },
    { type: 'Departed', data: { flight: 'ZZ123', departedAt: '2026-03-27T10:10:00.000Z', departedOn: '2026-03-27', handedOverTo: 'carrier', gates: GATES } },
    { type: 'ArrivalConfirmed', data: { arrivedAt: '2026-03-27T16:20:00.000Z', arrivedOn: '2026-03-27', condition: 'well', needs: [], late: false } },
    { type: 'FollowUpDone', data: { month: 1, reached: true, needs: [] } },
  ];
}

/** Events of one case's whole history. */
export const EVENTS_PER_CASE = history(0).length;

/** Fills a log with whole histories, the events of many cases mixed as they are in a busy mission. */
export async function fillWithCases(store: EventStore, cases: number): Promise<number> {
  for (let start = 0; start < cases; start += CASES_AT_ONCE) {
    const wave = Array.from({ length: Math.min(CASES_AT_ONCE, cases - start) }, (_, offset) => caseHistory(start + offset));
    // A case sets out at every turn, so that at each turn the cases are spread over the whole way.
    for (let turn = 0; turn < 2 * EVENTS_PER_CASE - 1; turn += 1) {
      const moving = wave.map((one, offset) => ({ ...one, revision: turn - (offset % EVENTS_PER_CASE) })).filter(({ revision }) => revision >= 0 && revision < EVENTS_PER_CASE);
      for (let first = 0; first < moving.length; first += FILL_APPENDS) {
        await Promise.all(
          moving.slice(first, first + FILL_APPENDS).map(({ stream, events, revision }) =>
            store.append(stream, events.slice(revision, revision + 1), { expected: revision === 0 ? 'no-stream' : revision - 1 }),
          ),
        );
      }
    }
  }
  return cases * EVENTS_PER_CASE;
}

function caseHistory(index: number): { readonly stream: string; readonly events: readonly NewEvent[] } {
  const caseId = spreadId(`case/${index}`);
  const events = history(index).map(({ type, data }, revision) => ({
    id: spreadId(`${caseId}/${revision}`),
    type,
    data: JSON.stringify(data),
    metadata: JSON.stringify({
      schemaVersion: 1, commandId: spreadId(`${caseId}/${revision}/command`), requestDigest: 'q2xhc3MgYW5kIGJvZHkgb2YgdGhlIHJlcXVlc3Q', commandType: type,
      actor: 'officer-17', role: 'protection-officer', office: 'TRIPOLI', correlationId: spreadId(`${caseId}/correlation`),
      occurredAt: '2026-03-02T08:00:00.000Z', policyVersion: 'default-1', subject: `person-${index}`,
    }),
  }));
  return { stream: streamOf(caseId), events };
}

function spreadId(seed: string): string {
  const hex = createHash('sha1').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
