import { isErased } from '@homeward/decider';
import {
  after,
  arrivedCase,
  asOfficer,
  asSenior,
  asylumCase,
  bookedCase,
  caseOf,
  claimAsylum,
  close,
  command,
  consent,
  deceasedCase,
  ENDS,
  erasedCase,
  given,
  inTransitCase,
  LATER_DAYS,
  missingCase,
  preparingCase,
  registeredCase,
  reopen,
  screenedCase,
  withdrawnCase,
} from '../testing';

const erase = (keysDestroyed?: number) =>
  command('ErasePerson', { reasonCode: 'person-request' as const, ...(keysDestroyed === undefined ? {} : { keysDestroyed }) }, asSenior(LATER_DAYS.closed));

describe('CloseCase', () => {
  it('answers a repetition with nothing and refuses another reason afterwards', () => {
    given(...ENDS.withdrawn).when(close({ reason: 'withdrawn' })).thenNothing();
    given(...ENDS.withdrawn).when(close({ reason: 'transferred' })).thenRejected('WrongPhase');
    const [closed] = given(...after(ENDS.ineligible, reopen())).when(close({ reason: 'ineligible' })).thenTypes('CaseClosed');
    expect(closed?.data).toEqual({ reason: 'ineligible' });
  });

  it.each([
    ['returned_reintegrated', 'before the return', preparingCase, 'WrongPhase'],
    ['returned_reintegrated', 'before anybody was reached', arrivedCase, 'WrongPhase'],
    ['returned_lost_contact', 'of a person who never left', missingCase, 'WrongPhase'],
    ['withdrawn', 'of a person who said no such thing', preparingCase, 'WrongPhase'],
    ['withdrawn', 'of a person nobody asked', registeredCase, 'WrongPhase'],
    ['asylum_pathway', 'before the claim is referred', asylumCase, 'WrongPhase'],
    ['ineligible', 'after the return', arrivedCase, 'WrongPhase'],
    ['duplicate', 'without the other case', screenedCase, 'WrongPhase'],
    ['self_departed', 'of a person under way', inTransitCase, 'WrongPhase'],
    ['died', 'of a person who lives', preparingCase, 'WrongPhase'],
    ['transferred', 'of a person who died', deceasedCase, 'PersonDied'],
  ] as const)('as %s is refused %s', (reason, _when, history, code) => {
    given(...history).when(close({ reason })).thenRejected(code);
  });

  it('of a missing person waits for ninety days', () => {
    given(...missingCase).when(close({ reason: 'self_departed' }, asSenior('2026-06-09T08:00:00.000Z'))).thenRejected('TooEarly');
    given(...missingCase).when(close({ reason: 'self_departed' }, asSenior('2026-06-10T08:00:00.000Z'))).thenTypes('CaseClosed');
  });

  it('of a person who refused the first consent is a withdrawal', () => {
    const refused = after(registeredCase, command('RefuseConsent', { purposes: ['assess'] }, asOfficer(LATER_DAYS.prepared)));
    given(...refused).when(close({ reason: 'withdrawn' })).thenTypes('CaseClosed');
  });

  it('gives a seat back that is still held', () => {
    given(...bookedCase).when(close({ reason: 'self_departed' }, asSenior(LATER_DAYS.booked))).thenTypes('BookingCancelled', 'CaseClosed');
  });

  it('judges a held case by the phase behind the hold', () => {
    const held = after(arrivedCase, command('HoldCase', { blocker: 'other', reviewOn: '2026-04-01' }, asOfficer(LATER_DAYS.confirmed)));
    given(...held).when(close({ reason: 'ineligible' })).thenRejected('WrongPhase');
    given(...held).when(close({ reason: 'returned_lost_contact' })).thenTypes('CaseClosed');
  });
});

describe('ReopenCase', () => {
  it('answers a repetition with nothing until the case went on', () => {
    const again = after(withdrawnCase, reopen());
    given(...again).when(reopen()).thenNothing();
    given(...again).when(reopen({ reasonCode: 'error' })).thenRejected('WrongPhase');
    given(...registeredCase).when(reopen()).thenRejected('WrongPhase');
    given(...after(again, consent({}, asSenior('2026-07-02T08:00:00.000Z')))).when(reopen()).thenRejected('WrongPhase');
  });

  it('closes every gate again and keeps what a new beginning does not undo', () => {
    const before = caseOf(bookedCase);
    const again = caseOf(after(withdrawnCase, reopen()));
    expect(again).toMatchObject({
      phase: 'registered',
      consent: { purposes: {} },
      screening: null,
      counselling: null,
      assessment: { opened: false },
      ddp: { result: null, signer: null, checks: {} },
      medical: { fitness: null },
      clearance: { status: 'not-requested' },
      travel: { booking: null, evaluation: null },
      consular: { status: 'issued', contacts: before.consular.contacts, document: { heldBy: null } },
    });
    expect(before.consular.contacts).not.toEqual([]);
    expect(again.sharedWith).toEqual(before.sharedWith);
    expect(again.name).toEqual(before.name);
  });

  it('records from where', () => {
    const [reopened] = given(...missingCase).when(reopen({ reasonCode: 'person-returned' })).thenTypes('CaseReopened');
    expect(reopened?.data).toEqual({ from: 'missing', reasonCode: 'person-returned' });
  });

  it('refuses a case that is open', () => {
    given(...preparingCase).when(reopen()).thenRejected('WrongPhase');
  });
});

describe('ErasePerson', () => {
  it('is possible once the case is closed or withdrawn, once', () => {
    const [erased] = given(...ENDS.returned_reintegrated).when(erase(5)).thenTypes('PersonErased');
    expect(erased?.data).toEqual({ reasonCode: 'person-request', keysDestroyed: 5 });
    given(...withdrawnCase).when(erase()).thenTypes('PersonErased');
    given(...erasedCase).when(erase(0)).thenNothing();
  });

  it('refuses an open case and keys that cannot be counted', () => {
    given(...preparingCase).when(erase()).thenRejected('WrongPhase');
    given(...after(bookedCase, claimAsylum())).when(erase()).thenRejected('WrongPhase');
    given(...withdrawnCase).when(erase(-1)).thenRejected('InvalidValue');
  });

  it('leaves a case that can be read and in which nobody can be', () => {
    const erased = caseOf(after(ENDS.returned_reintegrated, erase(5)));
    expect(erased).toMatchObject({ phase: 'closed', erased: true, closeReason: 'returned_reintegrated' });
    expect([erased.name, erased.birthDate, erased.consular.document?.number, erased.registration.name].every(isErased)).toBe(true);
    const text = JSON.stringify(erased);
    for (const personal of ['Adaeze', '1996-05', 'LP0042871', 'What was found']) expect(text).not.toContain(personal);
  });

  it('can still be closed', () => {
    given(...after(withdrawnCase, erase(5))).when(close({ reason: 'withdrawn' })).thenTypes('CaseClosed');
  });
});
