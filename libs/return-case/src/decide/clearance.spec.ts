import {
  after,
  asLiaison,
  asSenior,
  bookedCase,
  caseOf,
  claimAsylum,
  clear,
  command,
  confirmReception,
  contextOf,
  given,
  LATER_DAYS,
  PEOPLE,
  preparedCase,
  preparingCase,
  requestClearance,
  verifiedCase,
  withdraw,
} from '../testing';

const requestedCase = after(preparingCase, requestClearance());
const refuseClearance = command('RecordCooRefusal', { reasonCode: 'identity', reason: 'Not found in the register.' }, asLiaison(LATER_DAYS.cleared));

describe('RequestCooClearance', () => {
  it('is due in ten working days and tells the country of origin', () => {
    const [request] = given(...preparingCase).when(requestClearance()).thenTypes('CooClearanceRequested');
    expect(request?.data).toEqual({ country: 'NGA', governmentRequestRef: 'note-verbale-12', dueOn: '2026-03-26' });
    expect(caseOf(requestedCase)).toMatchObject({ consular: { contacted: true }, sharedWith: ['country-of-origin:NGA'] });
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
    given(...requestedCase).when(clear({ validUntil: '2026-03-17' })).thenRejected('InvalidValue');
    given(...requestedCase).when(clear({ validUntil: 'soon' })).thenRejected('InvalidValue');
    given(...requestedCase).when(clear({ reference: '' })).thenRejected('InvalidValue');
  });
});

describe('ConfirmReception', () => {
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
