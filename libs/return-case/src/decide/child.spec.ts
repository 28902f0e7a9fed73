import {
  after,
  arrangeCare,
  asOfficer,
  assent,
  bestInterests,
  book,
  caseOf,
  given,
  LATER_DAYS,
  preparedCase,
  readyChildCase,
  register,
  screenedChildCase,
  verifyGuardian,
} from '../testing';

const later = asOfficer(LATER_DAYS.booked);
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
