import { DEFAULT_RULE_SET, digestOf } from '@homeward/due-diligence';
import type { ReturnCaseCommand } from '../commands';
import type { ReturnCaseEvent } from '../events';
import { DEFAULT_POLICY } from '../policy';
import {
  after, answeredCase, arrangeCare, asDoctor, asLiaison, asOfficer, assent, assessArea, assessedCase, assessFitness, asSecondOfficer, bestInterests, bookedCase, caseOf, check, claimAsylum,
  command, confirmNationality, confirmReception, consent, consentedCase, contextOf, cooInformation, cooItem, counsel, ddpReviewCase, noteAdvisory, planRoute, preparingCase, readyChildCase,
  registeredCase, requestDocument, screen, screenedCase, screenedChildCase, updateTracing, verifyGuardian, withdraw, withdrawnCase, reopen,
} from '../testing';
import { ddpInputs } from './inputs';

const DAY = '2026-03-12T08:00:00.000Z';
const NOW = asOfficer(DAY);

const inputsOf = (history: readonly ReturnCaseEvent[], context = NOW) => ddpInputs(caseOf(history), context);
const factsOf = (history: readonly ReturnCaseEvent[], context = NOW) => inputsOf(history, context).facts;
/** A fact after commands, and its source counted back from the last event: 0 for the last one. */
function factAfter(name: string, history: readonly ReturnCaseEvent[], ...commands: readonly ReturnCaseCommand[]) {
  const lasting = after(history, ...commands);
  const { value, source } = factsOf(lasting)[name] ?? { value: 'no such fact', source: null };
  return { value, from: source === null ? null : (lasting[Number(source.slice('event-'.length))]?.type ?? source) };
}
/** The place of the last event of a type. */
const idOf = (history: readonly ReturnCaseEvent[], type: ReturnCaseEvent['type']) => `event-${history.findLastIndex((event) => event.type === type)}`;

describe('The facts of a case', () => {
  it('are those the shipped rules declare, no more and no fewer, each of its type', () => {
    for (const history of [registeredCase, preparingCase, readyChildCase]) {
      expect(Object.keys(factsOf(history)).sort()).toEqual(Object.keys(DEFAULT_RULE_SET.facts).sort());
    }
    for (const [name, { value }] of Object.entries(factsOf(readyChildCase))) {
      const { type, values } = DEFAULT_RULE_SET.facts[name] ?? { type: 'none' };
      const said = Array.isArray(value) ? value : [value];
      if (value !== null && values !== undefined) said.forEach((one) => expect(values).toContain(one));
      if (value !== null) expect([name, type]).toEqual([name, Array.isArray(value) ? 'texts' : typeof value === 'string' ? expect.stringMatching(/text|date/) : typeof value]);
    }
  });

  it('of an adult with every check answered', () => {
    const from = (type: ReturnCaseEvent['type']) => idOf(answeredCase, type);
    const facts = Object.fromEntries(Object.entries(factsOf(answeredCase)).filter(([name]) => !name.startsWith('child.')));
    expect(facts).toEqual({
      'person.isChild': { value: false, source: 'event-0' },
      'person.flags': { value: [], source: from('VulnerabilityScreened') },
      'screening.until': { value: '2026-06-01', source: from('VulnerabilityScreened') },
      'legal.asylumExpressed': { value: false, source: null },
      'legal.appealPending': { value: false, source: null },
      'consent.assess.until': { value: '2026-08-29', source: from('ConsentRecorded') },
      'consent.travel.until': { value: '2026-08-29', source: from('ConsentRecorded') },
      'consent.contact.until': { value: '2026-08-29', source: from('ConsentRecorded') },
      'consent.withdrawn': { value: false, source: from('ConsentRecorded') },
      'counselling.held': { value: true, source: from('CounsellingHeld') },
      'counselling.attendance': { value: 'individual', source: from('CounsellingHeld') },
      'counselling.remoteOnly': { value: false, source: from('CounsellingHeld') },
      'counselling.decision': { value: 'go', source: from('CounsellingHeld') },
      'counselling.cooInformationFrom': { value: '2026-03-04', source: from('CounsellingHeld') },
      'assessment.risk': { value: 'low', source: from('DdpSubmitted') },
      'assessment.copiedAreas': { value: 0, source: from('AreaAssessed') },
      'risk.reported': { value: 0, source: null },
      'nationality.confirmed': { value: null, source: null },
      'nationality.refusals': { value: 0, source: null },
      'document.mismatch': { value: false, source: null },
      'medical.outcome': { value: null, source: null },
      'medical.fitUntil': { value: null, source: null },
      'medical.deteriorated': { value: false, source: null },
      'reception.status': { value: null, source: null },
      'reception.treatment': { value: null, source: null },
      'coo.districtReading': { value: 'stable', source: from('CooInformationRecorded') },
      'coo.districtInformationFrom': { value: '2026-03-04', source: from('CooInformationRecorded') },
      'coo.advisory': { value: null, source: from('RoutePlanned') },
      'coo.highRisk': { value: false, source: 'policy:default-1' },
      'route.planned': { value: true, source: from('RoutePlanned') },
      'route.digest': { value: digestOf(planRoute().data), source: from('RoutePlanned') },
      'route.loneOvernight': { value: false, source: from('RoutePlanned') },
    });
  });

  it('of the child track are unknown for an adult', () => {
    const child = Object.entries(factsOf(answeredCase)).filter(([name]) => name.startsWith('child.'));
    expect(child).toHaveLength(15);
    child.forEach(([, input]) => expect(input).toEqual({ value: null, source: null }));
  });

  it('of a child with every track done', () => {
    const from = (type: ReturnCaseEvent['type']) => idOf(readyChildCase, type);
    const facts = Object.fromEntries(Object.entries(factsOf(readyChildCase)).filter(([name]) => name.startsWith('child.') || name.startsWith('person.')));
    expect(facts).toEqual({
      'person.isChild': { value: true, source: 'event-0' },
      'person.flags': { value: ['unaccompanied_child'], source: from('VulnerabilityScreened') },
      'child.bestInterests': { value: 'return-in-best-interests', source: from('BestInterestsAssessed') },
      'child.bestInterestsUntil': { value: '2026-06-03', source: from('BestInterestsAssessed') },
      'child.determinationNeeded': { value: true, source: from('TracingUpdated') },
      'child.determination': { value: 'return', source: from('BestInterestsDetermined') },
      'child.determinationUntil': { value: '2026-09-01', source: from('BestInterestsDetermined') },
      'child.determinationDissent': { value: false, source: from('BestInterestsDetermined') },
      'child.determinationOutdated': { value: false, source: from('BestInterestsDetermined') },
      'child.guardianVerified': { value: true, source: from('GuardianVerified') },
      'child.otherParent': { value: 'deceased', source: from('GuardianVerified') },
      'child.custodyDisputed': { value: false, source: null },
      'child.assent': { value: 'given', source: from('AssentRecorded') },
      'child.tracing': { value: 'verified', source: from('TracingUpdated') },
      'child.familyAssessment': { value: 'positive', source: from('TracingUpdated') },
      'child.care': { value: 'kinship', source: from('CareArranged') },
      'child.receptionAccepted': { value: true, source: from('ChildReceptionAccepted') },
    });
  });

  it.each([
    ['consent.withdrawn', withdrawnCase, [], { value: true, from: 'ConsentWithdrawn' }],
    ['consent.travel.until', withdrawnCase, [], { value: null, from: 'ConsentWithdrawn' }],
    ['consent.assess.until', withdrawnCase, [], { value: '2026-08-29', from: 'ConsentRecorded' }],
    ['consent.withdrawn', preparingCase, [withdraw({ purposes: ['monitoring_contact'] }, NOW)], { value: false, from: 'ConsentWithdrawn' }],
    ['consent.contact.until', preparingCase, [withdraw({ purposes: ['contact_coo_authorities'] }, NOW)], { value: null, from: 'ConsentWithdrawn' }],
    ['consent.contact.until', registeredCase, [consent({ purposes: ['assess'] })], { value: null, from: null }],
    ['consent.withdrawn', registeredCase, [], { value: false, from: null }],
    ['counselling.held', screenedCase, [], { value: false, from: null }],
    ['counselling.attendance', screenedCase, [], { value: null, from: null }],
    ['counselling.remoteOnly', screenedCase, [], { value: null, from: null }],
    ['counselling.remoteOnly', screenedCase, [counsel({ mode: 'video' })], { value: true, from: 'CounsellingHeld' }],
    ['counselling.attendance', screenedCase, [counsel({ attendance: 'family' })], { value: 'family', from: 'CounsellingHeld' }],
    ['counselling.decision', screenedCase, [counsel({ decision: 'stay' })], { value: 'stay', from: 'CounsellingHeld' }],
    ['person.flags', consentedCase, [], { value: null, from: null }],
    ['person.flags', consentedCase, [screen({ flags: ['pregnant', 'detained'], factors: [{ level: 'individual', code: 'seen', kind: 'risk' }] })], { value: ['detained', 'pregnant'], from: 'VulnerabilityScreened' }],
    ['person.isChild', preparingCase, [command('CorrectIdentity', { reasonCode: 'new-evidence', birthDate: { value: '2012', precision: 'year' } }, NOW)], { value: true, from: 'IdentityCorrected' }],
    ['person.isChild', preparingCase, [command('CorrectIdentity', { reasonCode: 'new-evidence', name: { full: 'Ada' } }, NOW)], { value: false, from: 'CaseRegistered' }],
    ['assessment.risk', assessedCase, [], { value: null, from: null }],
    ['assessment.copiedAreas', assessedCase, [assessArea('service_access', { impact: 1, similarFindings: [{ caseId: 'x', share: 0.8 }] })], { value: 1, from: 'AreaAssessed' }],
    ['assessment.copiedAreas', assessedCase, [assessArea('service_access', { impact: 1, similarFindings: [{ caseId: 'x', share: 0.79 }] })], { value: 0, from: 'AreaAssessed' }],
    ['legal.asylumExpressed', bookedCase, [claimAsylum()], { value: true, from: 'AsylumClaimExpressed' }],
    ['legal.appealPending', preparingCase, [command('FileAppeal', { reference: 'appeal-1' }, NOW)], { value: true, from: 'AppealFiled' }],
    ['nationality.confirmed', preparingCase, [confirmNationality()], { value: true, from: 'NationalityConfirmed' }],
    ['nationality.refusals', preparingCase, [requestDocument(), command('RecordDocumentRefusal', { reason: 'no-capacity' }, asLiaison(DAY))], { value: 1, from: 'TravelDocumentRefused' }],
    ['medical.outcome', preparingCase, [assessFitness({ outcome: 'TEMP_UNFIT', reviewOn: '2026-03-20' }, asDoctor(DAY))], { value: 'TEMP_UNFIT', from: 'MedicalAssessed' }],
    ['medical.fitUntil', preparingCase, [assessFitness({}, asDoctor(DAY))], { value: '2026-03-26', from: 'MedicalAssessed' }],
    ['medical.deteriorated', preparingCase, [assessFitness({}, asDoctor(DAY))], { value: false, from: 'MedicalAssessed' }],
    ['medical.deteriorated', preparingCase, [command('ReportMedicalDeterioration', { severity: 'major' }, NOW)], { value: true, from: 'MedicalDeteriorated' }],
    ['reception.status', preparingCase, [confirmReception()], { value: 'confirmed', from: 'ReceptionConfirmed' }],
    ['reception.treatment', preparingCase, [confirmReception({ treatment: 'partial' })], { value: 'partial', from: 'ReceptionConfirmed' }],
    ['risk.reported', preparingCase, [command('ReportNewRisk', { area: 'gender_pseah', severity: 'minor' }, NOW), command('ReportNewRisk', { area: 'gender_pseah', severity: 'major' }, NOW)], { value: 2, from: 'NewRiskReported' }],
    ['route.planned', assessedCase, [], { value: false, from: null }],
    ['route.digest', assessedCase, [], { value: null, from: null }],
    ['route.loneOvernight', assessedCase, [], { value: null, from: null }],
    ['child.assent', screenedChildCase, [assent({ given: false })], { value: 'refused', from: 'AssentRecorded' }],
    ['child.otherParent', screenedChildCase, [verifyGuardian({ otherParent: 'unknown' })], { value: 'unknown', from: 'GuardianVerified' }],
    ['child.tracing', screenedChildCase, [arrangeCare({ tracingVerified: true })], { value: 'verified', from: 'CareArranged' }],
    ['child.tracing', screenedChildCase, [arrangeCare({ tracingVerified: false })], { value: null, from: 'CareArranged' }],
    ['child.tracing', screenedChildCase, [arrangeCare({ tracingVerified: true }), updateTracing({ status: 'open' })], { value: 'open', from: 'TracingUpdated' }],
    ['child.determinationOutdated', screenedChildCase, [bestInterests()], { value: null, from: 'BestInterestsAssessed' }],
    ['child.guardianVerified', screenedChildCase, [], { value: false, from: null }],
    ['child.custodyDisputed', screenedChildCase, [command('ReportCustodyDispute', { reference: 'court-1' }, asOfficer('2026-03-05T08:30:00.000Z'))], { value: true, from: 'CustodyDisputeReported' }],
  ] as const)('%s is known from what was said', (name, history, commands, expected) => {
    expect(factAfter(name, history, ...commands)).toEqual(expected);
  });

  it('start anew with a reopened case, but for who the person is', () => {
    const again = after(withdrawnCase, reopen());
    const facts = factsOf(again);
    expect(facts).toMatchObject({ 'consent.travel.until': { value: null, source: null }, 'assessment.risk': { value: null, source: null }, 'person.isChild': { value: false, source: 'event-0' } });
    expect(Object.keys(caseOf(again).sources).filter((name) => !name.startsWith('TravelDocument') && name !== 'NationalityConfirmed')).toEqual(['CaseRegistered']);
  });
});

describe('What is known of the district of return', () => {
  const readingAfter = (items: readonly Parameters<typeof cooItem>[0][], now = DAY) =>
    factsOf(after(assessedCase, planRoute({}, asOfficer('2026-03-05T09:00:00.000Z')), cooInformation(items.map((item) => cooItem(item)), asOfficer('2026-03-09T08:00:00.000Z'))), asOfficer(now))['coo.districtReading']?.value;

  it.each([
    [['stable', 'mixed'], 'mixed'],
    [['conflict', 'mixed'], 'conflict'],
    [['no-return', 'conflict'], 'no-return'],
    [['stable'], 'stable'],
  ] as const)('is the worst of %j', (readings, worst) => {
    expect(readingAfter(readings.map((reading, index) => ({ itemId: `item-${index}`, reading })))).toBe(worst);
  });
  it('is of that district alone, and of no older a day than the newest word allows', () => {
    expect(readingAfter([{ itemId: 'a' }, { itemId: 'b', district: 'kano', reading: 'conflict' }])).toBe('stable');
    expect(readingAfter([{ itemId: 'a', asOf: '2026-03-09' }, { itemId: 'b', asOf: '2026-02-07', reading: 'conflict' }])).toBe('conflict');
    expect(readingAfter([{ asOf: '2026-03-01' }], '2026-06-01T08:00:00.000Z')).toBe('stable');
    expect(factAfter('coo.districtReading', assessedCase, cooInformation())).toEqual({ value: null, from: 'CooInformationRecorded' });
    expect(factAfter('coo.districtReading', assessedCase, planRoute())).toEqual({ value: null, from: 'RoutePlanned' });
    expect(factAfter('coo.districtInformationFrom', assessedCase, planRoute())).toEqual({ value: null, from: 'RoutePlanned' });
  });
});

describe('Advisories', () => {
  it('count where the person goes, the worst of them', () => {
    const read = (...commands: readonly ReturnCaseCommand[]) => factAfter('coo.advisory', ddpReviewCase, ...commands);
    expect(read(noteAdvisory())).toEqual({ value: 'conflict', from: 'AdvisoryNoted' });
    expect(read(noteAdvisory({ reading: 'mixed' }), noteAdvisory({ advisoryId: 'advisory-2', district: 'ikeja', reading: 'no-return' }))).toEqual({ value: 'no-return', from: 'AdvisoryNoted' });
    expect(read(noteAdvisory({ district: 'kano' }))).toEqual({ value: null, from: 'AdvisoryNoted' });
    expect(read(noteAdvisory({ district: 'kano' }), planRoute({ destinationDistrict: 'kano' }, NOW))).toEqual({ value: 'conflict', from: 'RoutePlanned' });
  });
  it('are kept apart from the countries that a policy calls of high risk', () => {
    const policy = { ...DEFAULT_POLICY, version: 'strict-2', highRiskCountries: ['NGA'] };
    expect(factsOf(answeredCase, contextOf('anybody', 'auditor', DAY, policy))['coo.highRisk']).toEqual({ value: true, source: 'policy:strict-2' });
  });
});

describe('A night on the way', () => {
  const night = (overnight: boolean, accompanied: boolean) =>
    factAfter('route.loneOvernight', assessedCase, planRoute({ legs: [{ from: 'MJI', to: 'LOS', transport: 'air', overnight, accompanied }] })).value;

  it('is lone when nobody is with the person', () => {
    expect([night(false, false), night(true, true), night(false, true), night(true, false)]).toEqual([false, false, false, true]);
  });
});

describe('What people said', () => {
  it('is each answer with its last day and its event, each escalation, and each override', () => {
    const escalate = command('EscalateDdp', { to: 'senior-protection-officer', checks: ['P5', 'O2'], dueOn: '2026-03-20' }, asSecondOfficer(DAY));
    const history = after(
      answeredCase,
      check('P4', { outcome: 'ESCALATE' }),
      check('P4', { outcome: 'CLEAR', evidence: ['specialist'], validUntil: '2026-03-30' }),
      escalate,
      check('O3', { outcome: 'BLOCK' }),
      command('OverrideDdpCheck', { check: 'O3', reasonCode: 'only-safe-option', reason: 'No other way.' }, contextOf('chief', 'chief-of-mission', DAY)),
    );
    const { answers, escalations, overrides } = inputsOf(history);
    const last = history.length - 1;
    expect(answers.P4).toEqual({ outcome: 'CLEAR', validUntil: '2026-03-30', source: `event-${last - 3}` });
    expect(answers.O3).toEqual({ outcome: 'BLOCK', source: `event-${last - 1}` });
    expect(escalations).toEqual({ P4: `event-${last - 4}`, P5: `event-${last - 2}`, O2: `event-${last - 2}` });
    expect(overrides).toEqual({ O3: `event-${last}` });
  });
  it('has no event to name where a history is read without ids', () => {
    const { sources: _sources, ...state } = caseOf(answeredCase);
    const { answers, facts } = ddpInputs({ ...state, sources: {} }, NOW);
    expect(answers.V1).toEqual({ outcome: 'CLEAR', source: 'unrecorded' });
    expect(facts['assessment.risk']).toEqual({ value: 'low', source: null });
  });
});
