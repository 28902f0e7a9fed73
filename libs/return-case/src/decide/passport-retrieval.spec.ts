import { after, asLiaison, bookedCase, caseOf, command, given, keepPassport, LATER_DAYS, moveDocument, PASSPORT, PASSPORT_MRZ, preparingCase, recoverPassport, withdraw } from '../testing';

const ask = (holder: 'employer' | 'police' | 'embassy' | 'lost' | 'us' | 'person') => command('RequestPassportRetrieval', { holder }, asLiaison(LATER_DAYS.prepared));
const silent = after(preparingCase, withdraw({ purposes: ['contact_coo_authorities'] }));
const askedCase = after(preparingCase, ask('employer'));

describe('RequestPassportRetrieval', () => {
  it('asks a holder, once', () => {
    given(...preparingCase).when(ask('employer')).thenTypes('PassportRetrievalRequested');
    given(...askedCase).when(ask('employer')).thenNothing();
    given(...askedCase).when(ask('police')).thenTypes('PassportRetrievalRequested');
  });

  it.each(['lost', 'us', 'person'] as const)('refuses to ask where it is %s', (holder) => {
    given(...preparingCase).when(ask(holder)).thenRejected('InvalidValue');
  });

  it('needs what any contact needs when the embassy is asked, and is one', () => {
    given(...silent).when(ask('embassy')).thenRejected('ConsentMissing');
    given(...silent).when(ask('employer')).thenTypes('PassportRetrievalRequested');
    expect(caseOf(after(preparingCase, ask('embassy')))).toMatchObject({ consular: { contacts: ['passport-asked-of-embassy'] }, sharedWith: ['consulate:NGA'] });
    expect(caseOf(askedCase).consular.contacts).toEqual([]);
  });
});

describe('RefusePassportRetrieval', () => {
  it('ends the asking, once, and it can be asked again', () => {
    given(...askedCase).when(keepPassport()).thenTypes('PassportRetrievalRefused');
    const refused = after(askedCase, keepPassport());
    expect(caseOf(refused).consular).toMatchObject({ retrievalFrom: null, retrievalRefused: { holder: 'employer', reasonCode: 'debt' } });
    given(...refused).when(keepPassport()).thenNothing();
    expect(caseOf(after(refused, ask('employer'))).consular).toMatchObject({ retrievalFrom: 'employer', retrievalRefused: null });
    given(...after(refused, ask('employer'))).when(keepPassport()).thenTypes('PassportRetrievalRefused');
  });

  it('refuses an answer of somebody nobody asked', () => {
    given(...preparingCase).when(keepPassport()).thenRejected('InvalidValue');
    given(...askedCase).when(keepPassport({ holder: 'police' })).thenRejected('InvalidValue');
  });
});

describe('RecoverPassport', () => {
  it('brings the passport in hand, once', () => {
    given(...preparingCase).when(recoverPassport()).thenTypes('PassportRecovered');
    given(...after(preparingCase, recoverPassport())).when(recoverPassport()).thenNothing();
    expect(caseOf(after(askedCase, recoverPassport())).consular).toMatchObject({
      status: 'collected',
      retrievalFrom: null,
      retrievalRefused: null,
      document: { type: 'passport', heldBy: 'us', mrz: null },
      papers: { 'travel-document': { documentType: 'passport', location: 'us', delivered: true } },
    });
  });

  it('is recorded again when it was given away since', () => {
    const away = moveDocument({ documentId: 'travel-document', documentType: 'passport', location: 'police' });
    given(...after(preparingCase, recoverPassport(), away)).when(recoverPassport()).thenTypes('PassportRecovered');
  });

  it('is recorded after a refusal as well', () => {
    expect(caseOf(after(askedCase, keepPassport(), recoverPassport())).consular).toMatchObject({ retrievalRefused: null, status: 'collected' });
  });

  it('compares the zone with what is typed and with the identity on file', () => {
    const { documentType: _type, ...passport } = PASSPORT;
    const [recovered] = given(...preparingCase).when(recoverPassport(passport)).thenTypes('PassportRecovered');
    expect(recovered?.data).toMatchObject({ mrzChecked: true, mismatches: [], mrz: PASSPORT_MRZ });
    given(...preparingCase).when(recoverPassport({ ...passport, number: 'A00112233' })).thenRejected('IdentityMismatch');
    const other = after(preparingCase, recoverPassport({ ...passport, mrz: PASSPORT_MRZ.replace('7F28', '7M28') }));
    expect(caseOf(other).consular.mismatches).toEqual(['sex']);
    expect(caseOf(after(other, recoverPassport())).consular.mismatches).toEqual([]);
  });

  it('refuses a passport that has expired, and takes one on its last day', () => {
    given(...preparingCase).when(recoverPassport({ validUntil: '2026-03-11' })).thenRejected('DocumentInvalid');
    given(...preparingCase).when(recoverPassport({ validUntil: '2026-03-12' })).thenTypes('PassportRecovered');
  });

  it('costs a booked case its gate when the passport ends too soon', () => {
    const context = asLiaison(LATER_DAYS.booked);
    given(...bookedCase).when(recoverPassport({ validUntil: '2026-03-29' }, context)).thenTypes('PassportRecovered', 'GateLost', 'BookingCancelled');
    given(...bookedCase).when(recoverPassport({ validUntil: '2026-03-30' }, context)).thenTypes('PassportRecovered');
  });
});
