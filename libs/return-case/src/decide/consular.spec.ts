import {
  after,
  answerEveryCheck,
  asLiaison,
  asLogistics,
  bookedCase,
  caseOf,
  check,
  claimAsylum,
  collectDocument,
  command,
  confirmNationality,
  counselledCase,
  ddpReviewCase,
  documentedCase,
  given,
  handOver,
  interview,
  issueDocument,
  LATER_DAYS,
  preparingCase,
  requestDocument,
  withdraw,
} from '../testing';

const SPECIMEN = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';
/** The specimen's layout with a Nigerian issuer and a later end, its check digits computed anew. */
const MRZ = 'P<NGAADAEZE<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nL898902C36NGA9605017F2806158<<<<<<<<<<<<<<08';
const PASSPORT = { documentType: 'passport', issuer: 'NGA', number: 'L898902C3', validUntil: '2028-06-15', mrz: MRZ } as const;

const requestedCase = after(preparingCase, requestDocument());
const refuseDocument = command('RecordDocumentRefusal', { reason: 'insufficient-evidence' }, asLiaison(LATER_DAYS.prepared));
const ask = (holder: 'employer' | 'embassy' | 'lost') => command('RequestPassportRetrieval', { holder }, asLiaison(LATER_DAYS.prepared));
const recover = command('RecoverPassport', { from: 'employer', number: 'A00112233', issuer: 'NGA', validUntil: '2027-01-01' }, asLiaison(LATER_DAYS.prepared));
const halted = after(preparingCase, claimAsylum());

describe('contact with the consulate', () => {
  it.each([
    ['RequestTravelDocument', requestDocument()],
    ['RecordConsularInterview', interview()],
  ] as const)('%s needs live consent to it', (_name, asked) => {
    const silent = after(preparingCase, withdraw({ purposes: ['contact_coo_authorities'] }));
    given(...silent).when(asked).thenRejected('ConsentMissing');
    given(...preparingCase).when({ ...asked, context: asLiaison('2026-08-30T08:00:00.000Z') }).thenRejected('ConsentMissing');
  });

  it('needs a clear check on non-refoulement, and mitigation is not clear', () => {
    const reviewed = after(preparingCase, check('L1', { outcome: 'CLEAR_WITH_MITIGATION', basis: 'Legal aid is arranged.' }));
    given(...reviewed).when(requestDocument()).thenRejected('ChecklistIncomplete');
    const outdated = after(preparingCase, check('L1', { validUntil: '2026-03-11' }));
    given(...outdated).when(requestDocument()).thenRejected('ChecklistIncomplete');
  });

  it('is frozen in every step once asylum is claimed', () => {
    for (const asked of [requestDocument(), interview(), issueDocument(), collectDocument(), refuseDocument, confirmNationality(), ask('employer'), recover]) {
      given(...halted).when(asked).thenRejected('ConsularFrozen');
    }
  });

  it('is refused before the due diligence is decided', () => {
    given(...after(ddpReviewCase, ...answerEveryCheck())).when(requestDocument()).thenRejected('WrongPhase');
  });
});

describe('ConfirmNationality', () => {
  it('is recorded once', () => {
    given(...preparingCase).when(confirmNationality()).thenTypes('NationalityConfirmed');
    given(...after(preparingCase, confirmNationality())).when(confirmNationality()).thenNothing();
    expect(caseOf(after(preparingCase, confirmNationality())).consular.status).toBe('nationality-checked');
  });

  it('takes a code for a stateless person and refuses one that does not exist', () => {
    given(...preparingCase).when(confirmNationality({ state: 'XXA' })).thenTypes('NationalityConfirmed');
    given(...preparingCase).when(confirmNationality({ state: 'QQQ' })).thenRejected('InvalidValue');
    given(...preparingCase).when(confirmNationality({ reference: ' ' })).thenRejected('InvalidValue');
  });
});

describe('RequestTravelDocument and RecordConsularInterview', () => {
  it('follow each other, each recorded once', () => {
    given(...preparingCase).when(requestDocument()).thenTypes('TravelDocumentRequested');
    given(...requestedCase).when(requestDocument()).thenNothing();
    given(...requestedCase).when(interview()).thenTypes('ConsularInterviewHeld');
    given(...after(requestedCase, interview())).when(interview()).thenNothing();
    given(...after(requestedCase, interview())).when(requestDocument()).thenNothing();
  });

  it('refuse an interview for nothing and a consulate of nowhere', () => {
    given(...preparingCase).when(interview()).thenRejected('DocumentMissing');
    given(...preparingCase).when(requestDocument({ consulate: 'XXA' })).thenRejected('InvalidValue');
  });
});

describe('RecordTravelDocument', () => {
  it('records a document without a machine-readable zone', () => {
    const [issued] = given(...requestedCase).when(issueDocument()).thenTypes('TravelDocumentIssued');
    expect(issued?.data).not.toHaveProperty('mrzChecked');
    given(...after(requestedCase, issueDocument())).when(issueDocument()).thenNothing();
  });

  it('marks a zone it has checked', () => {
    const [issued] = given(...preparingCase).when(issueDocument(PASSPORT)).thenTypes('TravelDocumentIssued');
    expect(issued?.data).toMatchObject({ mrzChecked: true, number: 'L898902C3' });
  });

  it.each([
    ['a wrong check digit', { mrz: MRZ.replace('2806158', '2806157') }, 'DocumentInvalid'],
    ['a zone that is none', { mrz: 'NIGERIA' }, 'DocumentInvalid'],
    ['another number than printed', { number: 'L898902C4' }, 'IdentityMismatch'],
    ['another end than printed', { validUntil: '2028-06-16' }, 'IdentityMismatch'],
    ['another issuer than printed', { issuer: 'GHA' }, 'IdentityMismatch'],
    ['the zone of somebody else', { mrz: SPECIMEN }, 'IdentityMismatch'],
    ['an end before the issue', { issuedOn: '2026-03-12', validUntil: '2026-03-12', mrz: undefined }, 'DocumentInvalid'],
    ['an issue in the future', { issuedOn: '2026-03-13' }, 'DocumentInvalid'],
    ['a document that has expired', { issuedOn: '2020-01-01', validUntil: '2026-03-11' }, 'DocumentInvalid'],
    ['no date', { validUntil: '2028' }, 'InvalidValue'],
    ['no day of issue', { issuedOn: '2026-3-1' }, 'InvalidValue'],
    ['no number', { number: ' ' }, 'InvalidValue'],
    ['an issuer that does not exist', { issuer: 'QQQ' }, 'InvalidValue'],
  ])('refuses %s', (_case, changes, code) => {
    const { mrz, ...rest } = { ...PASSPORT, ...changes };
    given(...preparingCase).when(issueDocument(mrz === undefined ? rest : { ...rest, mrz })).thenRejected(code);
  });

  it('refuses a case that is not yet assessed', () => {
    given(...counselledCase).when(issueDocument()).thenRejected('WrongPhase');
  });

  it('costs a booked case its gate until the new document is in hand', () => {
    given(...bookedCase).when(issueDocument({ number: 'LP0099999' })).thenTypes('TravelDocumentIssued', 'GateLost', 'BookingCancelled');
    given(...bookedCase).when(handOver({}, asLogistics(LATER_DAYS.departs))).thenRejected('WrongPhase');
  });
});

describe('CollectTravelDocument', () => {
  const issued = after(requestedCase, issueDocument());

  it('puts the document in hand, once', () => {
    given(...issued).when(collectDocument()).thenTypes('TravelDocumentCollected');
    given(...documentedCase).when(collectDocument()).thenNothing();
    given(...documentedCase).when(collectDocument({ heldBy: 'person' })).thenTypes('TravelDocumentCollected');
  });

  it('refuses no document, an expired one, and one that is with somebody else', () => {
    given(...requestedCase).when(collectDocument()).thenRejected('DocumentMissing');
    given(...issued).when(collectDocument({}, asLiaison('2026-06-12T08:00:00.000Z'))).thenRejected('DocumentInvalid');
    given(...issued).when(collectDocument({ heldBy: 'embassy' })).thenRejected('InvalidValue');
  });
});

describe('RecordDocumentRefusal', () => {
  it('refers to statelessness at the second refusal', () => {
    const [first] = given(...requestedCase).when(refuseDocument).thenTypes('TravelDocumentRefused');
    expect(first?.data).toMatchObject({ refusals: 1, statelessnessReferral: false });
    const askedAgain = after(requestedCase, refuseDocument, requestDocument());
    const [second] = given(...askedAgain).when(refuseDocument).thenTypes('TravelDocumentRefused');
    expect(second?.data).toMatchObject({ refusals: 2, statelessnessReferral: true });
  });

  it('counts one answer once and refuses one to nothing', () => {
    given(...after(requestedCase, refuseDocument)).when(refuseDocument).thenNothing();
    given(...preparingCase).when(refuseDocument).thenRejected('DocumentMissing');
  });
});

describe('RequestPassportRetrieval and RecoverPassport', () => {
  it('bring the passport back in hand, once', () => {
    given(...preparingCase).when(ask('employer')).thenTypes('PassportRetrievalRequested');
    given(...after(preparingCase, ask('employer'))).when(ask('employer')).thenNothing();
    given(...preparingCase).when(recover).thenTypes('PassportRecovered');
    given(...after(preparingCase, recover)).when(recover).thenNothing();
    expect(caseOf(after(preparingCase, ask('employer'), recover)).consular).toMatchObject({ status: 'collected', retrievalFrom: null });
  });

  it('refuse to ask nobody, and an embassy without consent', () => {
    given(...preparingCase).when(ask('lost')).thenRejected('InvalidValue');
    const silent = after(preparingCase, withdraw({ purposes: ['contact_coo_authorities'] }));
    given(...silent).when(ask('embassy')).thenRejected('ConsentMissing');
    given(...silent).when(ask('employer')).thenTypes('PassportRetrievalRequested');
  });

  it('refuse a passport that has expired', () => {
    const old = { ...recover, data: { ...recover.data, validUntil: '2026-03-01' } };
    given(...preparingCase).when(old).thenRejected('DocumentInvalid');
  });
});
