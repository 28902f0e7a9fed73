import type { RegisteredCase } from '../state';
import {
  after,
  answerEveryCheck,
  asLiaison,
  bookedCase,
  cancelDocument,
  caseOf,
  check,
  claimAsylum,
  collectDocument,
  command,
  confirmNationality,
  ddpReviewCase,
  explain,
  given,
  interview,
  issueDocument,
  keepPassport,
  LATER_DAYS,
  preparingCase,
  recoverPassport,
  requestDocument,
  sendFile,
  startNationalityCheck,
  withdraw,
} from '../testing';
import { CONSULAR_FIELDS, type ConsularField } from '../vocabulary';

const requestedCase = after(preparingCase, requestDocument());
const refuseDocument = command('RecordDocumentRefusal', { reason: 'insufficient-evidence' }, asLiaison(LATER_DAYS.prepared));
const askEmployer = command('RequestPassportRetrieval', { holder: 'employer' }, asLiaison(LATER_DAYS.prepared));
const halted = after(preparingCase, claimAsylum());
const consular = (history: Parameters<typeof caseOf>[0]): RegisteredCase['consular'] => caseOf(history).consular;

describe('contact with the consulate', () => {
  it.each([
    ['RequestTravelDocument', requestDocument()],
    ['RecordConsularInterview', interview()],
    ['SendConsularFile', sendFile()],
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
    given(...outdated).when(sendFile()).thenRejected('ChecklistIncomplete');
  });

  it('is frozen in every step once asylum is claimed', () => {
    const steps = [startNationalityCheck(), confirmNationality(), sendFile(), requestDocument(), interview(), cancelDocument(), refuseDocument, issueDocument()];
    for (const asked of [...steps, collectDocument(), explain(), askEmployer, keepPassport(), recoverPassport()]) {
      given(...halted).when(asked).thenRejected('ConsularFrozen');
    }
  });

  it('is refused before the due diligence is decided', () => {
    given(...after(ddpReviewCase, ...answerEveryCheck())).when(requestDocument()).thenRejected('WrongPhase');
    given(...after(ddpReviewCase, ...answerEveryCheck())).when(sendFile()).thenRejected('WrongPhase');
  });
});

describe('what the country of origin was told', () => {
  it('is remembered by each step, once, and by whom', () => {
    expect(consular(preparingCase).contacts).toEqual([]);
    const told = after(preparingCase, sendFile(), requestDocument(), interview(), cancelDocument(), requestDocument());
    expect(consular(told).contacts).toEqual(['file-sent:file-9', 'document-requested:NGA', 'interviewed']);
    expect(caseOf(told).sharedWith).toEqual(['consulate:NGA']);
  });
});

describe('StartNationalityCheck', () => {
  it('begins a check, once, until the nationality is confirmed', () => {
    given(...preparingCase).when(startNationalityCheck()).thenTypes('NationalityCheckStarted');
    const started = after(preparingCase, startNationalityCheck());
    expect(consular(started).status).toBe('nationality-check');
    given(...started).when(startNationalityCheck()).thenNothing();
    given(...started).when(startNationalityCheck({ basis: 'interview' })).thenTypes('NationalityCheckStarted');
    expect(consular(after(started, confirmNationality())).status).toBe('nationality-checked');
    given(...after(preparingCase, confirmNationality())).when(startNationalityCheck()).thenRejected('InvalidValue');
  });

  it('begins anew after a refusal, and does not undo a request that waits', () => {
    expect(consular(after(requestedCase, refuseDocument, startNationalityCheck())).status).toBe('nationality-check');
    expect(consular(after(requestedCase, cancelDocument(), startNationalityCheck())).status).toBe('nationality-check');
    expect(consular(after(requestedCase, startNationalityCheck())).status).toBe('document-requested');
    expect(consular(after(requestedCase, startNationalityCheck(), confirmNationality())).status).toBe('document-requested');
  });
});

describe('SendConsularFile', () => {
  it('sends identity fields, once', () => {
    const [sent] = given(...preparingCase).when(sendFile({ fields: CONSULAR_FIELDS })).thenTypes('ConsularFileSent');
    expect(sent?.data).toEqual({ consulate: 'NGA', fields: CONSULAR_FIELDS, reference: 'file-9' });
    given(...after(preparingCase, sendFile())).when(sendFile()).thenNothing();
    const twice = after(preparingCase, sendFile(), sendFile({ reference: 'file-10' }));
    given(...twice).when(sendFile()).thenNothing();
    expect(consular(twice).filesSent.map(({ reference }) => reference)).toEqual(['file-9', 'file-10']);
  });

  it.each([
    ['a reason', { fields: ['name', 'reason-for-return'] as unknown as ConsularField[] }],
    ['nothing', { fields: [] }],
    ['a field twice', { fields: ['name', 'name'] as const }],
    ['to a consulate that is not the person’s', { consulate: 'GHA' }],
    ['to no country', { consulate: 'XXA' }],
    ['without a reference', { reference: ' ' }],
  ])('refuses to send %s', (_case, changes) => {
    given(...preparingCase).when(sendFile(changes)).thenRejected('InvalidValue');
  });

  it('goes to the state that confirmed the nationality, whatever was claimed', () => {
    given(...after(preparingCase, confirmNationality({ state: 'GHA' }))).when(sendFile({ consulate: 'GHA' })).thenTypes('ConsularFileSent');
  });
});

describe('CancelDocumentRequest', () => {
  it('ends a request, once, and leaves room for another', () => {
    given(...requestedCase).when(cancelDocument()).thenTypes('TravelDocumentRequestCancelled');
    given(...after(requestedCase, interview())).when(cancelDocument()).thenTypes('TravelDocumentRequestCancelled');
    const cancelled = after(requestedCase, cancelDocument());
    given(...cancelled).when(cancelDocument()).thenNothing();
    given(...cancelled).when(refuseDocument).thenRejected('DocumentMissing');
    given(...cancelled).when(requestDocument()).thenTypes('TravelDocumentRequested');
  });

  it('refuses what was never asked for', () => {
    given(...preparingCase).when(cancelDocument()).thenRejected('DocumentMissing');
    given(...after(requestedCase, issueDocument())).when(cancelDocument()).thenRejected('DocumentMissing');
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

  it('costs a booked case its gate', () => {
    given(...bookedCase).when(requestDocument({ documentType: 'emergency-travel-document' })).thenTypes('TravelDocumentRequested', 'GateLost', 'BookingCancelled');
  });

  it('refuse an interview for nothing and a consulate of nowhere', () => {
    given(...preparingCase).when(interview()).thenRejected('DocumentMissing');
    given(...preparingCase).when(requestDocument({ consulate: 'XXA' })).thenRejected('InvalidValue');
    given(...after(requestedCase, issueDocument())).when(interview()).thenRejected('DocumentMissing');
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
