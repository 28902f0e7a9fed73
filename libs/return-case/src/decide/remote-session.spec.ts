import {
  after,
  asOfficer,
  asReceiving,
  assessingCase,
  bookedCase,
  caseOf,
  counselledCase,
  given,
  inTransitCase,
  LATER_DAYS,
  PEOPLE,
  preparingCase,
  remoteSession,
  reopen,
  screenedCase,
  verifiedCase,
  withdraw,
  withdrawnCase,
} from '../testing';

const INTERPRETED = { language: 'eng', interpreterRef: PEOPLE.interpreter, interpreterRelation: 'professional' } as const;

describe('RecordRemoteSession', () => {
  it('records who took part and in which language, and never who must not have listened', () => {
    const [held] = given(...preparingCase).when(remoteSession({ note: 'He asked about school.' })).thenTypes('RemoteSessionHeld');
    expect(held?.data).toEqual({
      mode: 'video',
      language: 'ibo',
      cooStaffRef: PEOPLE.receiving,
      interpreterRelation: 'none',
      attendance: 'individual',
      topics: ['housing'],
      note: 'He asked about school.',
    });
    expect(caseOf(after(preparingCase, remoteSession()))).toMatchObject({ phase: 'preparing', remoteSession: { heldAt: LATER_DAYS.prepared }, sharedWith: ['receiving-mission:NGA'] });
  });

  it.each([counselledCase, assessingCase, preparingCase, bookedCase, verifiedCase])('is possible from the counselling to the departure', (...history) => {
    given(...history).when(remoteSession({}, asOfficer(LATER_DAYS.verified))).thenTypes('RemoteSessionHeld');
  });

  it('is refused before the counselling and after the departure', () => {
    given(...screenedCase).when(remoteSession()).thenRejected('WrongPhase');
    given(...inTransitCase).when(remoteSession()).thenRejected('WrongPhase');
  });

  it('needs live consent to counselling', () => {
    given(...after(preparingCase, withdraw({ purposes: ['counsel'] }))).when(remoteSession()).thenRejected('ConsentMissing');
  });

  it('is recorded once a day, and the same words on another day are another session', () => {
    const held = after(preparingCase, remoteSession());
    given(...held).when(remoteSession()).thenNothing();
    given(...held).when(remoteSession({}, asReceiving('2026-03-12T21:59:59.999Z'))).thenNothing();
    given(...held).when(remoteSession({}, asReceiving('2026-03-12T22:00:00.000Z'))).thenTypes('RemoteSessionHeld');
    given(...held).when(remoteSession({ topics: ['school'] })).thenTypes('RemoteSessionHeld');
    given(...held).when(remoteSession({ authoritiesPresent: true })).thenRejected('InvalidValue');
  });

  it.each(['individual', 'family', 'group'] as const)('keeps who attended: %s', (attendance) => {
    expect(caseOf(after(preparingCase, remoteSession({ attendance }))).remoteSession?.attendance).toBe(attendance);
  });

  it.each([
    ['kin', 'InvalidValue'],
    ['companion', 'InvalidValue'],
    ['co-detainee', 'InvalidValue'],
    ['authority', 'InvalidValue'],
    ['none', 'InvalidValue'],
  ] as const)('refuses an interpreter who is %s', (interpreterRelation, code) => {
    given(...preparingCase).when(remoteSession({ ...INTERPRETED, interpreterRelation })).thenRejected(code);
  });

  it.each(['professional', 'staff'] as const)('takes an interpreter who is %s, in any language', (interpreterRelation) => {
    given(...preparingCase).when(remoteSession({ ...INTERPRETED, interpreterRelation })).thenTypes('RemoteSessionHeld');
    given(...preparingCase).when(remoteSession({ ...INTERPRETED, language: 'ibo', interpreterRelation })).thenTypes('RemoteSessionHeld');
  });

  it.each([
    ['another language without an interpreter', { language: 'eng' }, 'InterpreterMissing'],
    ['an interpreter without a name', { interpreterRelation: 'professional' }, 'InvalidValue'],
    ['an empty name of the interpreter', { ...INTERPRETED, interpreterRef: ' ' }, 'InvalidValue'],
    ['a language by name', { language: 'Igbo' }, 'InvalidValue'],
    ['an authority in the room', { authoritiesPresent: true }, 'InvalidValue'],
    ['nobody over there', { cooStaffRef: ' ' }, 'InvalidValue'],
    ['no topic', { topics: [] }, 'InvalidValue'],
    ['an empty topic', { topics: [' '] }, 'InvalidValue'],
    ['a topic twice', { topics: ['housing', 'housing'] }, 'InvalidValue'],
  ] as const)('refuses %s', (_case, changes, code) => {
    given(...preparingCase).when(remoteSession(changes)).thenRejected(code);
  });

  it('is forgotten when a case begins again', () => {
    expect(caseOf(after(preparingCase, remoteSession(), withdraw(), reopen())).remoteSession).toBeNull();
    expect(caseOf(withdrawnCase).remoteSession).toBeNull();
  });
});
