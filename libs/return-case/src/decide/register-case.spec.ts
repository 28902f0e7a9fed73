import { ERASED } from '@homeward/decider';
import { DAYS, after, asOfficer, caseOf, command, given, register, registeredCase } from '../testing';

const LATER = asOfficer('2026-03-20T08:00:00.000Z');

describe('Registering a case', () => {
  it('records the person with the return country, the age band and who did it when', () => {
    given()
      .when(register({ documents: [{ type: 'passport', number: 'A1', issuer: 'NGA', validUntil: '2027-01-01', holder: 'person' }] }))
      .then({
        type: 'CaseRegistered',
        data: {
          personRef: '5b0e4a0e-3b0a-4a53-9a59-1a2f7f6f0c11',
          office: 'tripoli',
          hostCountry: 'LBY',
          name: { full: 'Adaeze' },
          birthDate: { value: '1996-05', precision: 'month' },
          sex: 'female',
          claimedNationality: 'NGA',
          returnType: 'vhr',
          documents: [{ type: 'passport', number: 'A1', issuer: 'NGA', validUntil: '2027-01-01', holder: 'person' }],
          language: 'ibo',
          site: 'community-centre-2',
          channel: 'in-person',
          possibleDuplicates: [],
          returnCountry: 'NGA',
          ageBand: '18-59',
          documented: true,
        },
        by: 'officer-amina',
        role: 'protection-officer',
        at: DAYS.registered,
      });
  });

  it.each(['ኃይለ', 'محمد', '李', 'Ngũgĩ', "O'", 'A'])('takes the one name %s as it is given', (full) => {
    given().when(register({ name: { full } })).thenTypes('CaseRegistered');
  });

  it.each([
    ['an estimated year', { value: '1990', precision: 'estimated' }],
    ['a birth today', { value: '2026-03-02', precision: 'day' }],
    ['this very month', { value: '2026-03', precision: 'month' }],
    ['a leap day', { value: '1996-02-29', precision: 'day' }],
  ] as const)('takes %s as a birth date', (_name, birthDate) => {
    given().when(register({ birthDate })).thenTypes('CaseRegistered');
  });

  it.each([
    ['tomorrow', { value: '2026-03-03', precision: 'day' }],
    ['next month', { value: '2026-04', precision: 'month' }],
    ['next year', { value: '2027', precision: 'estimated' }],
    ['a date older than anybody', { value: '1915-01-01', precision: 'day' }],
    ['a day said to be a year', { value: '1990-01-01', precision: 'year' }],
    ['a year said to be a day', { value: '1990', precision: 'day' }],
    ['a day that never was', { value: '2025-02-29', precision: 'day' }],
    ['a word', { value: 'soon', precision: 'year' }],
    ['nothing', { value: '', precision: 'day' }],
  ] as const)('refuses %s as a birth date', (_name, birthDate) => {
    given().when(register({ birthDate })).thenRejected('InvalidValue');
  });

  it.each([
    ['an empty name', { name: { full: '  ' } }],
    ['an empty given name', { name: { full: 'Adaeze', given: '' } }],
    ['an unknown nationality', { claimedNationality: 'ZZZ' }],
    ['a two-letter nationality', { claimedNationality: 'NG' }],
    ['an unknown host country', { hostCountry: 'XXX' }],
    ['a return to the host country', { returnCountry: 'LBY' }],
    ['a stateless person without a country to return to', { claimedNationality: 'XXA' }],
    ['a language by name', { language: 'Igbo' }],
    ['a document of an unknown issuer', { documents: [{ type: 'passport', issuer: 'QQQ', holder: 'person' }] }],
    ['a document without a real date', { documents: [{ type: 'passport', validUntil: '2026-13-01', holder: 'person' }] }],
    ['a document with an empty number', { documents: [{ type: 'passport', number: ' ', holder: 'person' }] }],
    ['no person', { personRef: '' }],
    ['no office', { office: '' }],
    ['no site', { site: '' }],
    ['one possible duplicate twice', { possibleDuplicates: ['a', 'a'] }],
  ] as const)('refuses %s', (_name, changes) => {
    given().when(register(changes)).thenRejected('InvalidValue');
  });

  it('takes a stateless person who returns to a named country', () => {
    given().when(register({ claimedNationality: 'XXA', returnCountry: 'NGA' })).thenTypes('CaseRegistered');
  });

  it('refuses a person for whom no duplicate was searched', () => {
    const { possibleDuplicates: _notSearched, ...data } = register().data;
    given().when(command('RegisterCase', data)).thenRejected('DuplicateSearchMissing');
  });

  it.each([
    ['lost', [{ type: 'passport', holder: 'lost' }], false],
    ['run out', [{ type: 'passport', holder: 'person', validUntil: '2026-03-01' }], false],
    ['not for travel', [{ type: 'other', holder: 'person' }], false],
    ['held by the police', [{ type: 'passport', holder: 'police' }], true],
    ['valid until today', [{ type: 'national-id', holder: 'person', validUntil: '2026-03-02' }], true],
  ] as const)('says whether a document serves when it is %s', (_name, documents, documented) => {
    expect(caseOf(after([], register({ documents }))).registration.documented).toBe(documented);
  });

  it('records nothing when the same row arrives again, even years later with the case itself as its duplicate', () => {
    given(...registeredCase).when(register()).thenNothing();
    given(...registeredCase).when(register({ possibleDuplicates: ['this-case'] }, asOfficer('2046-01-01T00:00:00.000Z'))).thenNothing();
  });

  it('records nothing when the same row arrives after a correction', () => {
    const corrected = after(registeredCase, command('CorrectIdentity', { reasonCode: 'typing-error', name: { full: 'Adaobi' } }, LATER));
    given(...corrected).when(register()).thenNothing();
  });

  it.each([
    ['another name', { name: { full: 'Someone' } }],
    ['another birth date', { birthDate: { value: '1996-06', precision: 'month' } }],
    ['another person', { personRef: 'someone-else' }],
    ['another document', { documents: [{ type: 'passport', number: 'B2', holder: 'person' }] }],
  ] as const)('refuses %s under the same case id', (_name, changes) => {
    given(...registeredCase).when(register(changes)).thenRejected('CaseAlreadyRegistered');
  });

  it('records nothing when a sheet gives the same age again in a later year', () => {
    const aged = after([], register({ birthDate: { value: '1996', precision: 'estimated' } }));
    const nextYear = asOfficer('2027-01-15T09:00:00.000Z');

    given(...aged).when(register({ birthDate: { value: '1997', precision: 'estimated' } }, nextYear)).thenNothing();
    given(...aged).when(register({ birthDate: { value: '1998', precision: 'estimated' } }, nextYear)).thenRejected('CaseAlreadyRegistered');
    given(...aged).when(register({ birthDate: { value: '1997', precision: 'year' } }, nextYear)).thenRejected('CaseAlreadyRegistered');
  });

  it('refuses to compare with a person who is erased', () => {
    const [registered] = registeredCase;
    if (registered?.type !== 'CaseRegistered') throw new Error('the history starts with a registration');
    given({ ...registered, data: { ...registered.data, name: ERASED, birthDate: ERASED, documents: ERASED } })
      .when(register())
      .thenRejected('CaseAlreadyRegistered');
  });

  it('refuses every other command before it', () => {
    given().when(command('AssignCase', { officer: 'officer-amina' })).thenRejected('CaseNotRegistered');
  });
});
