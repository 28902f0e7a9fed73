import { returnCase } from '../return-case';
import {
  acceptReception,
  after,
  arrangeCare,
  asOfficer,
  asReceiving,
  asSenior,
  assent,
  bestInterests,
  book,
  caseOf,
  command,
  determine,
  disputeCustody,
  given,
  LATER_DAYS,
  PEOPLE,
  preparedCase,
  readyChildCase,
  register,
  registeredCase,
  resolveCustody,
  screenedChildCase,
  updateTracing,
  verifyGuardian,
} from '../testing';
import type { TracingStatus } from '../vocabulary';

const later = asOfficer(LATER_DAYS.booked);
const asSeniorLater = asSenior(LATER_DAYS.booked);
const assessedChildCase = after(screenedChildCase, bestInterests());
const arrangedChildCase = after(screenedChildCase, arrangeCare());
const bookedChildCase = after(readyChildCase, book({ escort: 'operational', escortRef: 'escort-lindiwe' }));

describe('the track for children', () => {
  it.each([
    ['AssessBestInterests', bestInterests(), 'BestInterestsAssessed'],
    ['VerifyGuardian', verifyGuardian(), 'GuardianVerified'],
    ['RecordAssent', assent(), 'AssentRecorded'],
    ['ArrangeCare', arrangeCare(), 'CareArranged'],
  ] as const)('%s is recorded, once, and only for who may be a child', (_name, asked, recorded) => {
    given(...screenedChildCase).when(asked).thenTypes(recorded);
    given(...after(screenedChildCase, asked)).when(asked).thenNothing();
    given(...preparedCase).when({ ...asked, context: later }).thenRejected('InvalidValue');
    given(...after([], register({ birthDate: { value: '2012-09-01', precision: 'day' } }))).when(asked).thenRejected('WrongPhase');
  });

  it('leads an unaccompanied child to readiness, with an escort and not without', () => {
    expect(caseOf(readyChildCase).phase).toBe('ready');
    given(...readyChildCase).when(book()).thenRejected('GatesClosed');
    expect(caseOf(bookedChildCase).phase).toBe('booked');
  });

  it('keeps the assessment for as long as the policy says', () => {
    const [assessed] = given(...screenedChildCase).when(bestInterests()).thenTypes('BestInterestsAssessed');
    expect(assessed?.data).toMatchObject({ validUntil: '2026-06-03' });
  });
});

describe('a child who says no', () => {
  const no = assent({ given: false }, later);

  it('closes the gate at once and gives the seat back', () => {
    const [, lost] = given(...bookedChildCase).when(no).thenTypes('AssentRecorded', 'GateLost', 'BookingCancelled');
    expect(lost?.data).toMatchObject({ gate: 'CHILD' });
    expect(caseOf(after(bookedChildCase, no)).phase).toBe('preparing');
  });

  it('is heard the same when only the panel turns against return, or the tracing fails', () => {
    given(...readyChildCase).when(bestInterests({ result: 'not-in-best-interests' }, later)).thenTypes('BestInterestsAssessed', 'GateLost');
    given(...readyChildCase).when(arrangeCare({ tracingVerified: false }, later)).thenTypes('CareArranged', 'GateLost');
    given(...readyChildCase).when(updateTracing({ status: 'verified', familyAssessment: 'negative' }, later)).thenTypes('TracingUpdated', 'GateLost');
    given(...readyChildCase).when(disputeCustody({}, later)).thenTypes('CustodyDisputeReported', 'GateLost');
    given(...readyChildCase).when(determine({ option: 'stay' }, asSeniorLater)).thenTypes('BestInterestsDetermined', 'GateLost');
    given(...readyChildCase).when(verifyGuardian({ otherParent: 'consent-missing' }, later)).thenTypes('GuardianVerified', 'GateLost');
  });

  it('goes back to the panel, and travels only when it has heard of the no and the child says yes', () => {
    const refused = after(readyChildCase, no);
    const yes = assent({}, later);
    const evaluate = command('EvaluateGates', { travelDate: '2026-03-27' }, later);
    given(...after(refused, yes)).when(evaluate).thenTypes('GatesEvaluated');
    const decided = after(refused, determine({}, asSeniorLater), yes);
    given(...decided).when(evaluate).thenTypes('CaseReadied');
    given(...after(refused, determine({}, asSeniorLater))).when(evaluate).thenTypes('GatesEvaluated');
  });
});

describe('what the track refuses', () => {
  it.each([
    ['a signed assent without the paper', assent({ evidenceRef: ' ' })],
    ['a guardian without a name', verifyGuardian({ guardian: '' })],
    ['a guardian without evidence', verifyGuardian({ consentRef: '' })],
    ['care by nobody', arrangeCare({ caregiver: ' ' })],
    ['care without an escort', arrangeCare({ escort: '' })],
    ['care without a worker who receives the child', arrangeCare({ receivingCaseworker: '' })],
  ])('%s', (_case, asked) => {
    given(...screenedChildCase).when(asked).thenRejected('InvalidValue');
  });

  it('a signature of a child under six', () => {
    const small = screenedChildCase.map((event) =>
      event.type === 'CaseRegistered' ? { ...event, data: { ...event.data, birthDate: { value: '2021-01-01', precision: 'day' as const } } } : event,
    );
    given(...small).when(assent()).thenRejected('InvalidValue');
    given(...small).when(assent({ form: 'observed' })).thenTypes('AssentRecorded');
  });
});

describe('the panel', () => {
  const three = [
    { member: 'panel-1', organisation: 'iom', position: 'agree' },
    { member: 'panel-2', organisation: 'unicef', position: 'agree' },
    { member: 'panel-3', organisation: 'unicef', position: 'dissent' },
  ] as const;
  const [first, second, third] = three;

  it('determines the best interests of an assessed child, once, with its dissent, for as long as the policy says', () => {
    const [determined] = given(...assessedChildCase).when(determine({ panel: three })).thenTypes('BestInterestsDetermined');
    expect(determined?.data).toEqual({ option: 'return', panel: three, dissent: true, validUntil: '2026-09-01', summary: 'With his aunt.' });
    given(...after(assessedChildCase, determine())).when(determine()).thenNothing();
    const agreed = [first, second, { ...third, position: 'agree' as const }];
    const [unanimous] = given(...assessedChildCase).when(determine({ panel: agreed })).thenTypes('BestInterestsDetermined');
    expect(unanimous?.data).toMatchObject({ dissent: false });
  });

  it('says the same again after something new came up, and that is news', () => {
    const disputed = after(assessedChildCase, determine(), disputeCustody());
    expect(caseOf(disputed).child.determinationOutdated).toBe(true);
    given(...disputed).when(determine()).thenTypes('BestInterestsDetermined');
    expect(caseOf(after(disputed, determine())).child.determinationOutdated).toBe(false);
  });

  it('is asked again when a dispute that it knew of comes up a second time', () => {
    const again = after(assessedChildCase, disputeCustody(), determine(), resolveCustody());
    expect(caseOf(again).child.determinationOutdated).toBe(false);
    expect(caseOf(after(again, disputeCustody())).child.determinationOutdated).toBe(true);
  });

  it('needs an assessment', () => {
    given(...screenedChildCase).when(determine()).thenRejected('AssessmentIncomplete');
  });

  it.each([
    ['too few members', [first, second]],
    ['one organisation', three.map((member) => ({ ...member, organisation: 'iom' }))],
    ['one organisation written twice', [first, second, third].map((member, index) => ({ ...member, organisation: index === 0 ? 'IOM ' : 'iom' }))],
    ['somebody twice', [first, second, { ...third, member: 'panel-1 ' }]],
    ['a member without a name', [first, second, { ...third, member: ' ' }]],
    ['a member without an organisation', [first, second, { ...third, organisation: '' }]],
    ['no majority', [first, { ...second, position: 'dissent' as const }, third]],
    ['half of it only', [first, second, third, { ...third, member: 'panel-4' }]],
    ['a crowd', Array.from({ length: 21 }, (_, index) => ({ ...(index === 0 ? first : second), member: `panel-${index}` }))],
  ])('of %s is none', (_case, panel) => {
    given(...assessedChildCase).when(determine({ panel })).thenRejected('InvalidValue');
  });

  it('of twenty is one', () => {
    const panel = Array.from({ length: 20 }, (_, index) => ({ ...(index === 0 ? first : second), member: `panel-${index}` }));
    given(...assessedChildCase).when(determine({ panel })).thenTypes('BestInterestsDetermined');
  });

  it('has nobody on it who assessed or carries the case', () => {
    const withMember = (member: string) => determine({ panel: [first, second, { ...third, member }] });
    given(...assessedChildCase).when(withMember(PEOPLE.officer)).thenRejected('DutiesNotSegregated');
    const byPartner = after(screenedChildCase, bestInterests({}, { ...asOfficer(), actor: 'partner-olu' }));
    given(...byPartner).when(withMember('partner-olu')).thenRejected('DutiesNotSegregated');
    given(...byPartner).when(withMember(PEOPLE.officer)).thenTypes('BestInterestsDetermined');
    const assigned = after(byPartner, command('AssignCase', { officer: PEOPLE.secondOfficer }, asOfficer('2026-03-05T08:00:00.000Z')));
    given(...assigned).when(withMember(PEOPLE.secondOfficer)).thenRejected('DutiesNotSegregated');
    given(...readyChildCase).when({ ...withMember(PEOPLE.officer), context: asSeniorLater }).thenRejected('DutiesNotSegregated');
  });

  it.each([
    ['2026-03-05', true],
    ['2026-03-04', false],
    ['2026-09-01', true],
    ['2026-09-02', false],
    ['soon', false],
  ])('looks at it again on %s: %s', (reviewOn, accepted) => {
    const asked = determine({ reviewOn });
    if (!accepted) return void given(...assessedChildCase).when(asked).thenRejected('InvalidValue');
    const [determined] = given(...assessedChildCase).when(asked).thenTypes('BestInterestsDetermined');
    expect(determined?.data).toMatchObject({ validUntil: reviewOn });
  });
});

describe('a dispute about custody', () => {
  const disputed = after(screenedChildCase, disputeCustody());

  it('is reported once, also before the screening and while the case is held, and resolved by a decision', () => {
    given(...screenedChildCase).when(disputeCustody()).thenTypes('CustodyDisputeReported');
    given(...disputed).when(disputeCustody()).thenNothing();
    const registeredChild = after([], register({ birthDate: { value: '2012-09-01', precision: 'day' } }));
    given(...registeredChild).when(disputeCustody()).thenTypes('CustodyDisputeReported');
    given(...registeredCase).when(disputeCustody()).thenRejected('InvalidValue');
    given(...disputed).when(resolveCustody()).thenTypes('CustodyDisputeResolved');
    given(...after(disputed, resolveCustody())).when(resolveCustody()).thenNothing();
  });

  it('is not resolved when there is none, nor without a decision', () => {
    given(...screenedChildCase).when(resolveCustody()).thenRejected('InvalidValue');
    given(...disputed).when(resolveCustody({ decisionRef: ' ' })).thenRejected('InvalidValue');
    given(...after(disputed, resolveCustody())).when(resolveCustody({ decisionRef: 'another' })).thenRejected('InvalidValue');
  });
});

describe('tracing', () => {
  const at = (...statuses: TracingStatus[]) =>
    after(screenedChildCase, ...statuses.map((status) => updateTracing(status === 'verified' || status === 'reunified' ? { status } : { status, familyAssessment: undefined as never })));

  it.each<[TracingStatus[], readonly TracingStatus[]]>([
    [[], ['open', 'tracing_in_progress', 'verified']],
    [['open'], ['tracing_in_progress', 'verified', 'closed']],
    [['tracing_in_progress'], ['verified', 'closed']],
    [['verified'], ['tracing_in_progress', 'reunified', 'closed']],
    [['verified', 'reunified'], ['tracing_in_progress', 'closed']],
    [['open', 'closed'], ['open', 'tracing_in_progress']],
  ])('after %j goes to %j and nowhere else', (before, next) => {
    const history = at(...before);
    for (const status of ['open', 'tracing_in_progress', 'verified', 'reunified', 'closed'] as const) {
      if (status === before.at(-1)) continue;
      const asked = updateTracing({ status });
      if (next.includes(status)) given(...history).when(asked).thenTypes('TracingUpdated');
      else given(...history).when(asked).thenRejected('InvalidValue');
    }
  });

  it('is recorded once; a family that is found is assessed, and the assessment stands', () => {
    const { familyAssessment: _, ...unassessed } = updateTracing().data;
    given(...screenedChildCase).when(command('UpdateTracing', unassessed, asOfficer('2026-03-05T08:00:00.000Z'))).thenRejected('InvalidValue');
    given(...after(screenedChildCase, updateTracing())).when(updateTracing()).thenNothing();
    const unfit = after(screenedChildCase, updateTracing({ familyAssessment: 'negative' }));
    const lost = command('UpdateTracing', { status: 'tracing_in_progress' }, asOfficer('2026-03-05T08:00:00.000Z'));
    expect(caseOf(after(unfit, lost)).child.tracing).toEqual({ status: 'tracing_in_progress', familyAssessment: 'negative' });
    given(...unfit).when(command('UpdateTracing', { ...unassessed, reference: 'tracing-5' }, asOfficer('2026-03-05T08:00:00.000Z'))).thenTypes('TracingUpdated');
  });
});

describe('the reception of a child', () => {
  it('is accepted once, by the caseworker whom the arrangement names', () => {
    given(...arrangedChildCase).when(acceptReception()).thenTypes('ChildReceptionAccepted');
    given(...after(arrangedChildCase, acceptReception())).when(acceptReception()).thenNothing();
    given(...screenedChildCase).when(acceptReception()).thenRejected('InvalidValue');
    given(...arrangedChildCase).when(command('AcceptChildReception', { caseworker: 'another' }, asReceiving('2026-03-05T08:00:00.000Z'))).thenRejected('InvalidValue');
  });

  it('is accepted anew when the arrangement changes', () => {
    const changed = after(arrangedChildCase, acceptReception(), arrangeCare({ care: 'foster' }));
    expect(caseOf(changed).child.receptionAcceptedBy).toBeNull();
    given(...changed).when(acceptReception()).thenTypes('ChildReceptionAccepted');
  });
});

it('The age of majority is kept once it is reached', () => {
  const state = returnCase.evolve(caseOf(screenedChildCase), { type: 'AgeOfMajorityReached', data: {}, by: PEOPLE.homeward, role: 'homeward', at: '2030-10-01T08:00:00.000Z' });
  expect(state).toMatchObject({ child: { ofAge: true } });
});
