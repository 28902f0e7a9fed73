import { ERASED } from '@homeward/decider';
import type { ReturnCaseEvent } from '../events';
import { evaluateGates } from '../gates';
import type { RegisteredCase } from '../state';
import {
  after,
  asLiaison,
  asLogistics,
  asOfficer,
  bookedCase,
  caseOf,
  collectDocument,
  command,
  counselledCase,
  documentedCase,
  explain,
  given,
  handOver,
  issueDocument,
  LATER_DAYS,
  PASSPORT,
  preparedCase,
  preparingCase,
  readyCase,
  readyChildCase,
  requestDocument,
  TRAVEL_DATE,
} from '../testing';

const SPECIMEN = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';
/** The same passport, each with one field that is not Adaeze's. */
const OTHER_NAME = PASSPORT.mrz.replace('ADAEZE<', 'ADAEZEH');
const OTHER_SEX = PASSPORT.mrz.replace('7F28', '7M28');
const OTHER_NATIONALITY = PASSPORT.mrz.replace('36NGA', '36GHA');
/** Born on 1 May 2010. */
const CHILD = 'P<NGAADAEZE<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nL898902C36NGA1005013F2806158<<<<<<<<<<<<<<06';
/** Born on 1 May 1997. */
const OTHER_BIRTH = 'P<NGAADAEZE<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nL898902C36NGA9705010F2806158<<<<<<<<<<<<<<08';

type History = readonly ReturnCaseEvent[];
const consular = (history: History): RegisteredCase['consular'] => caseOf(history).consular;
const gateOf = (history: History) => evaluateGates(caseOf(history), TRAVEL_DATE, asOfficer()).find(({ gate }) => gate === 'CONSULAR');
const requestedCase = after(preparingCase, requestDocument());
const withPassport = (mrz: string) => after(preparingCase, issueDocument({ ...PASSPORT, mrz }), collectDocument());
const correct = (changes: object) => command('CorrectIdentity', { reasonCode: 'new-evidence', ...changes }, asOfficer(LATER_DAYS.cleared));

describe('RecordTravelDocument', () => {
  it('records a document without a machine-readable zone', () => {
    const [issued] = given(...requestedCase).when(issueDocument()).thenTypes('TravelDocumentIssued');
    expect(issued?.data).not.toHaveProperty('mrzChecked');
    expect(issued?.data).not.toHaveProperty('mismatches');
    given(...after(requestedCase, issueDocument())).when(issueDocument()).thenNothing();
  });

  it('marks a zone it has checked, and that it agrees with the identity on file', () => {
    const [issued] = given(...preparingCase).when(issueDocument(PASSPORT)).thenTypes('TravelDocumentIssued');
    expect(issued?.data).toMatchObject({ mrzChecked: true, number: 'L898902C3', mismatches: [] });
  });

  it('takes a zone that is read later, and the document without its zone as the same', () => {
    const { mrz, ...withoutZone } = PASSPORT;
    given(...after(preparingCase, issueDocument(withoutZone))).when(issueDocument({ ...withoutZone, mrz })).thenTypes('TravelDocumentIssued');
    given(...after(preparingCase, issueDocument(PASSPORT))).when(issueDocument(withoutZone)).thenNothing();
    given(...after(preparingCase, issueDocument(PASSPORT))).when(issueDocument(PASSPORT)).thenNothing();
  });

  it.each([
    ['a wrong check digit', { mrz: PASSPORT.mrz.replace('2806158', '2806157') }, 'DocumentInvalid'],
    ['a zone that is none', { mrz: 'NIGERIA' }, 'DocumentInvalid'],
    ['another number than printed', { number: 'L898902C4' }, 'IdentityMismatch'],
    ['another end than printed', { validUntil: '2028-06-16' }, 'IdentityMismatch'],
    ['an end a century later than printed', { validUntil: '2128-06-15' }, 'IdentityMismatch'],
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

  it('takes a document on the day it was issued and on its last day', () => {
    given(...preparingCase).when(issueDocument({ issuedOn: '2026-03-12', validUntil: '2026-03-13' })).thenTypes('TravelDocumentIssued');
    given(...preparingCase).when(issueDocument({ issuedOn: '2026-03-11', validUntil: '2026-03-12' })).thenTypes('TravelDocumentIssued');
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

  it('puts the document in hand, once, and says so among the papers', () => {
    given(...issued).when(collectDocument()).thenTypes('TravelDocumentCollected');
    given(...documentedCase).when(collectDocument()).thenNothing();
    given(...documentedCase).when(collectDocument({ heldBy: 'person' })).thenTypes('TravelDocumentCollected');
    expect(consular(after(documentedCase, collectDocument({ heldBy: 'person' })))).toMatchObject({
      document: { heldBy: 'person' },
      papers: { 'travel-document': { location: 'person', delivered: true, documentType: 'laissez-passer', since: LATER_DAYS.prepared } },
    });
  });

  it('refuses no document, an expired one, and one that is with somebody else', () => {
    given(...requestedCase).when(collectDocument()).thenRejected('DocumentMissing');
    given(...issued).when(collectDocument({}, asLiaison('2026-06-11T08:00:00.000Z'))).thenTypes('TravelDocumentCollected');
    given(...issued).when(collectDocument({}, asLiaison('2026-06-12T08:00:00.000Z'))).thenRejected('DocumentInvalid');
    given(...issued).when(collectDocument({ heldBy: 'embassy' })).thenRejected('InvalidValue');
  });
});

describe('a document that differs from the identity on file', () => {
  it.each([
    ['name', OTHER_NAME],
    ['birth-date', OTHER_BIRTH],
    ['sex', OTHER_SEX],
    ['nationality', OTHER_NATIONALITY],
  ] as const)('is recorded with the %s named, and closes the gate', (field, mrz) => {
    const [issued] = given(...preparingCase).when(issueDocument({ ...PASSPORT, mrz })).thenTypes('TravelDocumentIssued');
    expect(issued?.data).toMatchObject({ mrzChecked: true, mismatches: [field] });
    expect(gateOf(withPassport(mrz))).toEqual({
      gate: 'CONSULAR',
      status: 'closed',
      reason: `The travel document and the identity on file differ, and nobody has explained it: ${field}.`,
      validUntil: '2028-06-12',
    });
  });

  it('opens the gate once each difference is explained', () => {
    const mrz = OTHER_NAME.replace('7F28', '7M28');
    const explained = after(withPassport(mrz), explain());
    expect(gateOf(explained)).toMatchObject({ status: 'closed', reason: expect.stringContaining('explained it: sex.') as string });
    expect(gateOf(after(explained, explain({ fields: ['sex'], reasonCode: 'error-of-issuer' })))).toMatchObject({ status: 'open' });
  });

  it('is explained once', () => {
    given(...withPassport(OTHER_NAME)).when(explain()).thenTypes('DocumentMismatchExplained');
    given(...after(withPassport(OTHER_NAME), explain())).when(explain()).thenNothing();
    given(...after(withPassport(OTHER_NAME), explain())).when(explain({ evidenceRef: 'letter-4' })).thenRejected('InvalidValue');
  });

  it.each([
    ['name', OTHER_NAME, ['transliteration', 'married-name', 'error-of-issuer']],
    ['birth-date', OTHER_BIRTH, ['estimated-birth-date', 'error-of-issuer']],
    ['sex', OTHER_SEX, ['error-of-issuer']],
    ['nationality', OTHER_NATIONALITY, ['dual-nationality', 'error-of-issuer']],
  ] as const)('in the %s has only reasons that can explain it', (field, mrz, reasons) => {
    for (const reasonCode of ['transliteration', 'married-name', 'estimated-birth-date', 'error-of-issuer', 'dual-nationality'] as const) {
      const asked = given(...withPassport(mrz)).when(explain({ fields: [field], reasonCode }));
      if (reasons.some((reason) => reason === reasonCode)) asked.thenTypes('DocumentMismatchExplained');
      else asked.thenRejected('InvalidValue');
    }
  });

  it.each([
    ['nothing', { fields: [] }],
    ['a field twice', { fields: ['name', 'name'] as const }],
    ['what does not differ', { fields: ['sex'] as const, reasonCode: 'error-of-issuer' as const }],
    ['without evidence', { evidenceRef: '' }],
  ])('is not explained by %s', (_case, changes) => {
    given(...withPassport(OTHER_NAME)).when(explain(changes)).thenRejected('InvalidValue');
  });

  it('is explained field by field, each by a reason of its own', () => {
    const both = withPassport(OTHER_NAME.replace('7F28', '7M28'));
    given(...both).when(explain({ fields: ['name', 'sex'] })).thenRejected('InvalidValue');
    given(...both).when(explain({ fields: ['name', 'sex'], reasonCode: 'error-of-issuer' })).thenTypes('DocumentMismatchExplained');
    given(...withPassport(OTHER_NAME)).when(explain({ fields: ['name', 'sex'], reasonCode: 'error-of-issuer' })).thenRejected('InvalidValue');
  });

  it('says which fields are left to explain', () => {
    const answerTo = (history: History) => {
      try {
        after(history, explain({ fields: ['sex'], reasonCode: 'error-of-issuer' }));
      } catch (error) {
        return error instanceof Error ? error.message : undefined;
      }
      return undefined;
    };
    expect(answerTo(withPassport(OTHER_NAME))).toBe('Only what differs is explained: name.');
    expect(answerTo(withPassport(PASSPORT.mrz))).toBe('Only what differs is explained: nothing differs.');
  });

  it('and makes the person a child is never explained away', () => {
    const asked = explain({ fields: ['birth-date'], reasonCode: 'error-of-issuer' });
    given(...withPassport(CHILD)).when(asked).thenRejected('IdentityMismatch');
    // Of age by the document from 1 May 2028 on.
    given(...withPassport(CHILD)).when({ ...asked, context: asLiaison('2028-04-30T08:00:00.000Z') }).thenRejected('IdentityMismatch');
    given(...withPassport(CHILD)).when({ ...asked, context: asLiaison('2028-05-01T08:00:00.000Z') }).thenTypes('DocumentMismatchExplained');
  });

  it('between two birth dates of a child is explained as any other', () => {
    const child = after(readyChildCase, issueDocument({ ...PASSPORT, mrz: CHILD }, asLiaison(LATER_DAYS.cleared)));
    given(...child).when(explain({ fields: ['birth-date'], reasonCode: 'error-of-issuer' })).thenTypes('DocumentMismatchExplained');
  });

  it('is compared anew where the identity is corrected', () => {
    const [corrected] = given(...withPassport(OTHER_NAME)).when(correct({ name: { full: 'Adaezeh' } })).thenTypes('IdentityCorrected');
    expect(corrected?.data).toMatchObject({ mismatches: [] });
    expect(gateOf(after(withPassport(OTHER_NAME), correct({ name: { full: 'Adaezeh' } })))).toMatchObject({ status: 'open' });
    expect(gateOf(after(withPassport(OTHER_BIRTH), correct({ birthDate: { value: '1997', precision: 'year' } })))).toMatchObject({ status: 'open' });
    expect(gateOf(after(withPassport(OTHER_SEX), correct({ sex: 'male' })))).toMatchObject({ status: 'open' });
    expect(gateOf(after(withPassport(OTHER_NATIONALITY), correct({ claimedNationality: 'GHA' })))).toMatchObject({ status: 'open' });
  });

  it('keeps what was explained of another field, and not of a field that is corrected', () => {
    const explained = after(withPassport(OTHER_NAME), explain());
    const [other] = given(...explained).when(correct({ sex: 'male' })).thenTypes('IdentityCorrected');
    expect(other?.data).toMatchObject({ mismatches: ['sex'] });
    const [same] = given(...explained).when(correct({ name: { full: 'Ada' } })).thenTypes('IdentityCorrected');
    expect(same?.data).toMatchObject({ mismatches: ['name'] });
    const [nothingNew] = given(...withPassport(OTHER_NAME)).when(correct({ name: { full: 'Ada' } })).thenTypes('IdentityCorrected');
    expect(nothingNew?.data).not.toHaveProperty('mismatches');
  });

  it('is neither compared nor judged once the zone is erased', () => {
    const erased = withPassport(OTHER_BIRTH).map((event) => (event.type === 'TravelDocumentIssued' ? { ...event, data: { ...event.data, mrz: ERASED } } : event));
    given(...erased).when(explain({ fields: ['birth-date'], reasonCode: 'error-of-issuer' })).thenTypes('DocumentMismatchExplained');
    const [corrected] = given(...erased).when(correct({ birthDate: { value: '1997', precision: 'year' } })).thenTypes('IdentityCorrected');
    expect(corrected?.data).not.toHaveProperty('mismatches');
  });

  it('costs a ready case its gate when a correction makes the difference', () => {
    const ready = after(preparedCase, issueDocument({ ...PASSPORT }, asLiaison(LATER_DAYS.cleared)), collectDocument({}, asLiaison(LATER_DAYS.cleared)), command('EvaluateGates', { travelDate: TRAVEL_DATE }, asOfficer(LATER_DAYS.cleared)));
    given(...ready).when(correct({ sex: 'male' })).thenTypes('IdentityCorrected', 'GateLost');
    given(...readyCase).when(correct({ sex: 'male' })).thenTypes('IdentityCorrected');
  });
});
