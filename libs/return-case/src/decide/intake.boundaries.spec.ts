import { ERASED } from '@homeward/decider';
import { DEFAULT_POLICY } from '../policy';
import { after, asOfficer, caseOf, command, consentedCase, given, register, registeredCase, screen } from '../testing';
import { isDocumented } from './identity';
import { ensureSameDocument, isOnFile } from './travel-document';

describe('an identity', () => {
  it('names no family by blanks', () => {
    given().when(register({ name: { full: 'Adaeze', family: ' ' } })).thenRejected('InvalidValue');
    given().when(register({ name: { full: 'Adaeze', family: 'Obi' } })).thenTypes('CaseRegistered');
  });

  it('is of a person of the oldest age at most', () => {
    const bornYearsAgo = (years: number) => register({ birthDate: { value: `${2026 - years}-03-02`, precision: 'day' } });
    given().when(bornYearsAgo(DEFAULT_POLICY.maxAgeYears)).thenTypes('CaseRegistered');
    given().when(bornYearsAgo(DEFAULT_POLICY.maxAgeYears + 1)).thenRejected('InvalidValue');
  });

  it('is documented by one document that serves', () => {
    const lost = { type: 'passport', holder: 'lost' } as const;
    const held = { type: 'passport', holder: 'person' } as const;
    expect([isDocumented([lost, held], '2026-03-02'), isDocumented([lost], '2026-03-02'), isDocumented([], '2026-03-02')]).toEqual([true, false, false]);
  });

  it('with a birth year somebody knows is not moved by a later year', () => {
    const born = (value: string) => ({ birthDate: { value, precision: 'year' as const } });
    const nextYear = asOfficer('2027-03-02T08:00:00.000Z');
    given(...after([], register(born('1996')))).when(register(born('1996'), nextYear)).thenNothing();
    given(...after([], register(born('1996')))).when(register(born('1997'), nextYear)).thenRejected('CaseAlreadyRegistered');
  });
});

describe('a possible duplicate', () => {
  it.each([0, 1])('is as alike as %d', (score) => {
    given(...registeredCase).when(command('FlagDuplicate', { otherCaseId: 'other-case', score })).thenTypes('DuplicateFlagged');
  });
});

describe('a screening', () => {
  it('names each sealed flag once', () => {
    const twice = screen({ sealedFlags: ['lgbtiq', 'lgbtiq'], factors: [{ level: 'individual', code: 'seen', kind: 'risk' }] });
    given(...consentedCase).when(twice).thenRejected('InvalidValue');
    expect(() => after(consentedCase, twice)).toThrow('sealedFlags must not name anything twice.');
  });
});

describe('a travel document', () => {
  const held = { type: 'passport', issuer: 'NGA', number: 'A001', validUntil: '2027-01-01', mrz: null } as const;
  const { consular, ...registered } = caseOf(registeredCase);
  const holding = (document: unknown) => ({ ...registered, consular: { ...consular, document } }) as Parameters<typeof ensureSameDocument>[0];
  const onFile = holding(held).consular.document;

  it.each([
    ['the same', {}, true],
    ['another type', { type: 'laissez-passer' as const }, false],
    ['another issuer', { issuer: 'GHA' }, false],
    ['another number', { number: 'A002' }, false],
    ['another end', { validUntil: '2027-01-02' }, false],
    ['a zone that was not read yet', { mrz: 'P<NGA' }, false],
  ])('with %s is on file: %s', (_case, changes, isKnown) => {
    const { mrz: _mrz, ...asked } = held;
    expect(isOnFile(onFile, { ...asked, ...changes })).toBe(isKnown);
  });

  it.each([
    ['missing', null, 'DocumentMissing'],
    ['erased', { ...held, number: ERASED }, 'PersonErased'],
  ])('that is %s cannot be compared', (_case, document, code) => {
    expect(() => ensureSameDocument(holding(document), 'A001')).toThrow(
      expect.objectContaining({ code, obstacles: [expect.objectContaining({ subject: 'consular.document' })] }) as Error,
    );
  });
});
