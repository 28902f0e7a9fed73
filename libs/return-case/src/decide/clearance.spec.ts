import { evaluateGates } from '../gates';
import type { ConsularField } from '../vocabulary';
import {
  after,
  answerQuery,
  asLiaison,
  askBack,
  asSenior,
  bookedCase,
  caseOf,
  claimAsylum,
  clear,
  command,
  confirmReception,
  contextOf,
  declineReception,
  given,
  LATER_DAYS,
  PEOPLE,
  preparedCase,
  preparingCase,
  readyCase,
  requestClearance,
  TRAVEL_DATE,
  verifiedCase,
  withdraw,
} from '../testing';

const requestedCase = after(preparingCase, requestClearance());
const refuseClearance = command('RecordCooRefusal', { reasonCode: 'identity', reason: 'Not found in the register.' }, asLiaison(LATER_DAYS.cleared));

describe('RequestCooClearance', () => {
  it('is due in ten working days of the office and tells the country of origin', () => {
    const [request] = given(...preparingCase).when(requestClearance()).thenTypes('CooClearanceRequested');
    expect(request?.data).toEqual({ country: 'NGA', governmentRequestRef: 'note-verbale-12', dueOn: '2026-03-26' });
    expect(caseOf(requestedCase)).toMatchObject({ consular: { contacts: ['clearance-requested:note-verbale-12'] }, sharedWith: ['country-of-origin:NGA'] });
  });

  it('counts the weekend and the holidays of the office, not those of another country', () => {
    const { calendar, ...context } = asLiaison(LATER_DAYS.prepared);
    const dueOn = (changed: Partial<typeof calendar>) => {
      const [request] = given(...preparingCase).when(requestClearance({}, { ...context, calendar: { ...calendar, ...changed } })).thenTypes('CooClearanceRequested');
      return request?.type === 'CooClearanceRequested' ? request.data.dueOn : undefined;
    };
    expect(dueOn({ weekend: [6, 7] })).toBe('2026-03-26');
    expect(dueOn({ weekend: [5] })).toBe('2026-03-24');
    expect(dueOn({ weekend: [6, 7], holidays: ['2026-03-20', '2026-03-23'] })).toBe('2026-03-30');
  });

  it('answers a repetition with nothing', () => {
    given(...requestedCase).when(requestClearance()).thenNothing();
    given(...after(requestedCase, clear())).when(requestClearance()).thenNothing();
  });

  it('refuses without a government behind it, and a second one while the first waits', () => {
    given(...preparingCase).when(requestClearance({ governmentRequestRef: ' ' })).thenRejected('InvalidValue');
    given(...requestedCase).when(requestClearance({ governmentRequestRef: 'note-verbale-13' })).thenRejected('WrongPhase');
  });

  it('may be asked again after a refusal', () => {
    given(...after(requestedCase, refuseClearance)).when(requestClearance()).thenTypes('CooClearanceRequested');
  });

  it('needs live consent to the contact, and is frozen by a claim for asylum', () => {
    const alone = after(preparingCase, withdraw({ purposes: ['contact_coo_authorities'] }));
    given(...alone).when(requestClearance()).thenRejected('ConsentMissing');
    given(...after(preparingCase, claimAsylum())).when(requestClearance()).thenRejected('ConsularFrozen');
  });
});

describe('RecordCooClearance and RecordCooRefusal', () => {
  it('answer the request, once', () => {
    given(...requestedCase).when(clear()).thenTypes('CooCleared');
    given(...after(requestedCase, clear())).when(clear()).thenNothing();
    given(...requestedCase).when(refuseClearance).thenTypes('CooClearanceRefused');
    given(...after(requestedCase, refuseClearance)).when(refuseClearance).thenNothing();
  });

  it('are refused without a request', () => {
    given(...preparingCase).when(clear()).thenRejected('WrongPhase');
    given(...preparingCase).when(refuseClearance).thenRejected('WrongPhase');
  });

  it('are frozen by a claim for asylum, for each is an answer to a contact', () => {
    const halted = after(requestedCase, claimAsylum());
    given(...halted).when(clear()).thenRejected('ConsularFrozen');
    given(...halted).when(refuseClearance).thenRejected('ConsularFrozen');
  });

  it('refuse a clearance that has ended, or that names nothing', () => {
    given(...requestedCase).when(clear({ validUntil: '2026-03-18' })).thenTypes('CooCleared');
    given(...requestedCase).when(clear({ validUntil: '2026-03-17' })).thenRejected('InvalidValue');
    given(...requestedCase).when(clear({ validUntil: 'soon' })).thenRejected('InvalidValue');
    given(...requestedCase).when(clear({ reference: '' })).thenRejected('InvalidValue');
  });
});

describe('RecordCooQuery and AnswerCooQuery', () => {
  const queriedCase = after(requestedCase, askBack());
  const closedBy = (history: Parameters<typeof caseOf>[0]) => evaluateGates(caseOf(history), TRAVEL_DATE, asLiaison()).find(({ gate }) => gate === 'COO_CLEARANCE')?.reason;

  it('keep the question until it is answered, each recorded once', () => {
    given(...requestedCase).when(askBack()).thenTypes('CooClearanceQueried');
    given(...queriedCase).when(askBack()).thenNothing();
    expect(caseOf(queriedCase).clearance).toMatchObject({ status: 'queried', query: { question: 'Which district?', dueOn: '2026-03-16' } });
    expect(closedBy(queriedCase)).toBe('The country of origin has asked back and is not answered.');
    const [answer] = given(...queriedCase).when(answerQuery()).thenTypes('CooQueryAnswered');
    expect(answer?.data).toEqual({ fields: ['birth-place'], reference: 'answer-1' });
    const answered = after(queriedCase, answerQuery());
    given(...answered).when(answerQuery()).thenNothing();
    expect(caseOf(answered)).toMatchObject({ clearance: { status: 'requested', query: null }, consular: { contacts: ['clearance-requested:note-verbale-12', 'query-answered:answer-1'] } });
    expect(closedBy(answered)).toBe('The country of origin has not cleared the return.');
  });

  it('can follow each other, and another question takes the place of the first', () => {
    given(...queriedCase).when(askBack({ question: 'Which village?' })).thenTypes('CooClearanceQueried');
    const again = after(queriedCase, answerQuery(), askBack());
    expect(caseOf(again).clearance).toMatchObject({ status: 'queried', answered: null });
    given(...again).when(answerQuery()).thenTypes('CooQueryAnswered');
  });

  it('do not stand in the way of a clearance or a refusal', () => {
    expect(caseOf(after(queriedCase, clear())).clearance).toMatchObject({ status: 'cleared', query: null });
    expect(caseOf(after(queriedCase, refuseClearance)).clearance).toMatchObject({ status: 'refused', query: null });
    given(...queriedCase).when(requestClearance()).thenNothing();
    given(...queriedCase).when(requestClearance({ governmentRequestRef: 'note-verbale-13' })).thenRejected('WrongPhase');
  });

  it.each([
    ['an empty question', askBack({ question: ' ' })],
    ['an answer due yesterday', askBack({ dueOn: '2026-03-11' })],
    ['an answer due on no day', askBack({ dueOn: 'soon' })],
  ])('refuse %s', (_case, asked) => {
    given(...requestedCase).when(asked).thenRejected('InvalidValue');
  });

  it('take an answer due today', () => {
    given(...requestedCase).when(askBack({ dueOn: '2026-03-12' })).thenTypes('CooClearanceQueried');
  });

  it.each([
    ['a reason', { fields: ['name', 'medical'] as unknown as ConsularField[] }],
    ['nothing', { fields: [] }],
    ['a field twice', { fields: ['name', 'name'] as const }],
    ['without a reference', { reference: '' }],
  ])('never answer with %s', (_case, changes) => {
    given(...queriedCase).when(answerQuery(changes)).thenRejected('InvalidValue');
  });

  it('are refused where nothing waits', () => {
    given(...preparingCase).when(askBack()).thenRejected('WrongPhase');
    given(...after(requestedCase, clear())).when(askBack({}, asLiaison(LATER_DAYS.prepared))).thenRejected('WrongPhase');
    given(...requestedCase).when(answerQuery()).thenRejected('WrongPhase');
  });

  it('are frozen by a claim for asylum, and an answer needs live consent', () => {
    given(...after(requestedCase, claimAsylum())).when(askBack()).thenRejected('ConsularFrozen');
    given(...after(queriedCase, claimAsylum())).when(answerQuery()).thenRejected('ConsularFrozen');
    given(...after(queriedCase, withdraw({ purposes: ['contact_coo_authorities'] }))).when(answerQuery()).thenRejected('ConsentMissing');
  });
});

describe('DeclineReception', () => {
  it('takes the reception back, once, and costs a case that relied on it', () => {
    given(...preparedCase).when(declineReception()).thenTypes('ReceptionDeclined');
    given(...after(preparedCase, declineReception())).when(declineReception()).thenNothing();
    given(...readyCase).when(declineReception()).thenTypes('ReceptionDeclined', 'GateLost');
    const [, lost] = given(...bookedCase).when(declineReception()).thenTypes('ReceptionDeclined', 'GateLost', 'BookingCancelled');
    expect(lost?.data).toEqual({ gate: 'COO_CLEARANCE', reason: 'The receiving mission declined the reception.' });
  });

  it('is recorded before anything was confirmed, and ends with a confirmation', () => {
    const declined = after(preparingCase, declineReception({ reasonCode: 'no-service', reason: 'No dialysis.' }));
    expect(caseOf(declined).clearance).toMatchObject({ reception: null, declined: { reasonCode: 'no-service' } });
    expect(caseOf(after(declined, confirmReception())).clearance).toMatchObject({ declined: null });
    given(...after(preparedCase, declineReception(), confirmReception())).when(declineReception()).thenTypes('ReceptionDeclined');
  });

  it('is refused while the case is halted', () => {
    given(...after(preparedCase, claimAsylum())).when(declineReception()).thenRejected('WrongPhase');
  });
});

describe('ConfirmReception', () => {
  it('says which treatment waits', () => {
    const [confirmed] = given(...preparingCase).when(confirmReception({ treatment: 'arranged' })).thenTypes('ReceptionConfirmed');
    expect(confirmed?.data).toMatchObject({ treatment: 'arranged' });
    given(...preparedCase).when(confirmReception({ treatment: 'partial' })).thenTypes('ReceptionConfirmed');
  });

  it('names who receives the person, once', () => {
    given(...preparingCase).when(confirmReception()).thenTypes('ReceptionConfirmed');
    given(...preparedCase).when(confirmReception()).thenNothing();
  });

  it('refuses nobody, and a case not in preparation', () => {
    given(...preparingCase).when(confirmReception({ caseworker: '' })).thenRejected('InvalidValue');
    given(...after(preparingCase, claimAsylum())).when(confirmReception()).thenRejected('WrongPhase');
  });
});

describe('a clearance that is taken back', () => {
  it('costs a booked case its gate and its seat', () => {
    const refusedLater = command('RecordCooRefusal', { reasonCode: 'security' }, asSenior(LATER_DAYS.verified));
    given(...verifiedCase).when(refusedLater).thenTypes('CooClearanceRefused', 'GateLost', 'BookingCancelled');
    expect(caseOf(after(verifiedCase, refusedLater))).toMatchObject({ phase: 'preparing', travel: { booking: null, verifiedAt: null } });
  });

  it('costs it when shortened before the day of travel, and nothing when extended', () => {
    const context = contextOf(PEOPLE.liaison, 'consular-liaison', LATER_DAYS.booked);
    given(...bookedCase).when(clear({ reference: 'short', validUntil: '2026-03-26' }, context)).thenTypes('CooCleared', 'GateLost', 'BookingCancelled');
    given(...bookedCase).when(clear({ reference: 'long', validUntil: '2026-09-26' }, context)).thenTypes('CooCleared');
  });
});
