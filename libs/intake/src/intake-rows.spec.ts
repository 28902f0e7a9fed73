import { GOOD, csvOf, rowWith, rowsOf } from './testing/sheets';

describe('a good row', () => {
  it('says whom to register, and keeps the name as given', async () => {
    const { registration } = await rowWith({});
    expect(registration?.data).toMatchObject({
      office: 'niamey',
      hostCountry: 'NER',
      name: { full: 'Amina Diallo' },
      birthDate: { value: '1990-04-17', precision: 'day' },
      sex: 'female',
      claimedNationality: 'GIN',
      returnType: 'avr',
      channel: 'import',
      documents: [],
      externalReference: 'NIA-0001',
    });
  });

  it.each(['Суханов', 'አበበ', 'محمد', '李伟', 'মোহাম্মদ', 'Ñusta', 'ߡߊߡߊߘߌ߫', 'می\u200Cخواهم'])('may have the one name %s', async (name) => {
    expect((await rowWith({ name })).registration?.data.name).toEqual({ full: name.normalize('NFC') });
  });

  it('has one spelling of an accent, whichever way it was typed', async () => {
    expect((await rowWith({ name: 'Kabore\u0301' })).registration?.data.name.full).toBe('Kabor\u00E9');
  });

  it.each([
    ['1990-04-17', 'day', '1990-04-17'],
    ['1990-04', 'month', '1990-04'],
    ['1990', 'year', '1990'],
    ['~1990', 'estimated', '1990'],
    ['est. 1990', 'estimated', '1990'],
    ['١٩٩٠', 'year', '1990'],
    ['১৯৯০-০৪-১৭', 'day', '1990-04-17'],
  ])('may give the birth date as %s', async (birth_date, precision, value) => {
    expect((await rowWith({ birth_date })).registration?.data.birthDate).toEqual({ value, precision });
  });

  it('has a placeholder date cut to what is known', async () => {
    expect((await rowWith({ birth_date: '1990-01-01', birth_date_precision: 'year' })).registration?.data.birthDate).toEqual({ value: '1990', precision: 'year' });
  });

  it('may give an age, which becomes an estimated year', async () => {
    expect((await rowWith({ birth_date: '', age: '30' })).registration?.data.birthDate).toEqual({ value: '1996', precision: 'estimated' });
  });

  it('may write dates in the order the importer states', async () => {
    expect((await rowWith({ birth_date: '04/05/1990' }, { dateOrder: 'dmy' })).registration?.data.birthDate.value).toBe('1990-05-04');
    expect((await rowWith({ birth_date: '04/05/1990' }, { dateOrder: 'mdy' })).registration?.data.birthDate.value).toBe('1990-04-05');
  });

  it.each([
    ['NGA', 'NGA'], ['ng', 'NGA'], ['Nigeria', 'NGA'], ['Nigéria', 'NGA'], ['نيجيريا', 'NGA'], ['Côte d’Ivoire', 'CIV'], ['cote d ivoire', 'CIV'],
    ['Etiopía', 'ETH'], ['السودان', 'SDN'], ['XKX', 'XKX'],
  ])('may write the nationality as %s', async (nationality, code) => {
    expect((await rowWith({ nationality })).registration?.data.claimedNationality).toBe(code);
  });

  it('may be of a stateless person, when the country of return is named', async () => {
    expect((await rowWith({ nationality: 'stateless', return_country: 'MLI' })).registration?.data).toMatchObject({ claimedNationality: 'XXA', returnCountry: 'MLI' });
  });

  it.each([['hau', 'hau'], ['ha', 'hau'], ['Hausa', 'hau'], ['haoussa', 'hau'], ['العربية', 'ara'], ['Français', 'fra'], ['kri', 'kri'], ['gej', 'gej']])(
    'may write the language as %s',
    async (language, code) => {
      expect((await rowWith({ language })).registration?.data.language).toBe(code);
    },
  );

  it('may tell of a document, and of the people it belongs with', async () => {
    const { registration } = await rowWith({ document_type: 'Passeport', document_number: 'L898902C3', document_valid_until: '2031-01-01', document_holder: 'employeur', family: 'F1', family_relation: 'fille' });
    expect(registration?.data.documents).toEqual([{ type: 'passport', number: 'L898902C3', issuer: 'GIN', validUntil: '2031-01-01', holder: 'employer' }]);
    expect(registration?.family).toMatchObject({ relation: 'child' });
  });

  it('may have French headers', async () => {
    const [row] = await rowsOf('Numéro;Prénom;Nom de famille;Date de naissance;Sexe;Nationalité;Type de retour;Langue;Lieu\n1;Awa;Traoré;1990;F;Mali;RVA;bambara;Agadez');
    expect(row?.registration?.data).toMatchObject({ name: { full: 'Awa Traoré', given: 'Awa', family: 'Traoré' }, sex: 'female', claimedNationality: 'MLI', language: 'bam' });
  });
});

describe('a bad row', () => {
  it.each([
    [{ name: '' }, 'name', 'MissingValue'],
    [{ name: '12345' }, 'name', 'InvalidName'],
    [{ name: '=HYPERLINK("x")' }, 'name', 'InvalidName'],
    [{ name: 'Ami\u0000na' }, 'name', 'ControlCharacter'],
    [{ name: 'Amina \u202Eoallid' }, 'name', 'ControlCharacter'],
    [{ name: 'Jos\uFFFD' }, 'name', 'DamagedText'],
    [{ name: 'a'.repeat(201) }, 'name', 'TooLong'],
    [{ birth_date: '' }, 'birth_date', 'MissingValue'],
    [{ birth_date: 'yesterday' }, 'birth_date', 'InvalidDate'],
    [{ birth_date: '1990-02-30' }, 'birth_date', 'InvalidDate'],
    [{ birth_date: '04/05/1990' }, 'birth_date', 'InvalidDate'],
    [{ birth_date: '2026-11-24' }, 'birth_date', 'FutureDate'],
    [{ birth_date: '2027' }, 'birth_date', 'FutureDate'],
    [{ birth_date: '1410-03-02' }, 'birth_date', 'DateTooOld'],
    [{ birth_date: '1990', birth_date_precision: 'day' }, 'birth_date_precision', 'PrecisionMismatch'],
    [{ birth_date: '1990', birth_date_precision: 'often' }, 'birth_date_precision', 'UnknownValue'],
    [{ birth_date: '', age: '-3' }, 'age', 'InvalidAge'],
    [{ birth_date: '', age: '111' }, 'age', 'InvalidAge'],
    [{ birth_date: '', age: '7.5' }, 'age', 'InvalidAge'],
    [{ birth_date: '1990', age: '12' }, 'age', 'ConflictingValues'],
    [{ sex: '' }, 'sex', 'MissingValue'],
    [{ sex: 'w' }, 'sex', 'UnknownValue'],
    [{ nationality: '' }, 'nationality', 'MissingValue'],
    [{ nationality: 'Atlantis' }, 'nationality', 'UnknownCountry'],
    [{ nationality: 'Congo' }, 'nationality', 'AmbiguousCountry'],
    [{ nationality: 'XXA' }, 'return_country', 'MissingValue'],
    [{ nationality: 'NER' }, 'return_country', 'ConflictingValues'],
    [{ return_country: 'XXA' }, 'return_country', 'UnknownCountry'],
    [{ host_country: 'Mali' }, 'host_country', 'ConflictingValues'],
    [{ return_type: 'deportation' }, 'return_type', 'UnknownValue'],
    [{ return_type: '' }, 'return_type', 'MissingValue'],
    [{ language: 'Klingonese' }, 'language', 'UnknownLanguage'],
    [{ language: '' }, 'language', 'MissingValue'],
    [{ site: '' }, 'site', 'MissingValue'],
    [{ channel: 'pigeon' }, 'channel', 'UnknownValue'],
    [{ document_type: 'library card' }, 'document_type', 'UnknownValue'],
    [{ document_number: 'X1' }, 'document_type', 'IncompleteDocument'],
    [{ document_type: 'none', document_number: 'X1' }, 'document_type', 'IncompleteDocument'],
    [{ document_type: 'passport', document_valid_until: '2030' }, 'document_valid_until', 'InvalidDate'],
    [{ family: 'F1' }, 'family_relation', 'IncompleteFamily'],
    [{ family_relation: 'child' }, 'family', 'IncompleteFamily'],
  ])('with %j is refused at %s for %s', async (cells: Record<string, string>, column, code) => {
    expect((await rowWith(cells)).errors).toEqual([{ column, code, reason: expect.stringMatching(/^[\p{Lu}\p{Ll}_]+ .+\.$/u) as string }]);
  });

  it('is told everything that is wrong with it at once', async () => {
    const { errors } = await rowWith({ name: '', birth_date: '2031', sex: 'q', nationality: 'Congo' });
    expect(errors?.map(({ column }) => column)).toEqual(['name', 'birth_date', 'sex', 'nationality']);
  });

  it('is told without its own values', async () => {
    const { errors } = await rowWith({ name: 'Secret\u0000name', birth_date: 'Secretdate', sex: 'Secretsex', nationality: 'Secretland', language: 'Secretish' });
    expect(errors).toHaveLength(5);
    expect(JSON.stringify(errors)).not.toContain('Secret');
  });

  it('is not guessed at when M may be mujer', async () => {
    const [row] = await rowsOf('nombre,fecha de nacimiento,sexo,nacionalidad,tipo de retorno,idioma,lugar\nAna,1990,M,Colombia,avr,spa,Agadez');
    expect(row?.errors).toEqual([expect.objectContaining({ column: 'sexo', code: 'AmbiguousValue' })]);
  });

  it('is suspected of a shift when it has more cells than the header', async () => {
    const [row] = await rowsOf(`${Object.keys(GOOD).join(',')}\n${Object.values(GOOD).join(',')},Niamey`);
    expect(row?.errors).toEqual([expect.objectContaining({ code: 'TooManyCells' })]);
  });
});

describe('two rows of one sheet', () => {
  it('with one reference are not both taken: the second names the first', async () => {
    const [first, second] = await rowsOf(csvOf(GOOD, { ...GOOD, name: 'Somebody Else' }));
    expect(first?.registration).toBeDefined();
    expect(second?.errors).toEqual([{ column: 'reference', code: 'DuplicateInFile', reason: 'reference is the same as in row 2; one row for each person.' }]);
  });

  it('that say the same without a reference are one person until told otherwise', async () => {
    const { reference: _, ...withoutReference } = GOOD;
    const [, second, third] = await rowsOf(csvOf(withoutReference, withoutReference, { ...withoutReference, birth_date: '1991' }));
    expect(second?.errors).toEqual([expect.objectContaining({ code: 'DuplicateInFile' })]);
    expect(third?.registration).toBeDefined();
  });

  it('of one family share its group', async () => {
    const [head, child] = await rowsOf(csvOf({ ...GOOD, family: 'F1', family_relation: 'head' }, { ...GOOD, reference: 'NIA-0002', family: 'F1', family_relation: 'child' }));
    expect(head?.registration?.family?.groupId).toBe(child?.registration?.family?.groupId);
  });
});

describe('the case id of a row', () => {
  it('is the same on every reading, whatever the columns’ order and the words for a value', async () => {
    const [again] = await rowsOf('site,language,return_type,citizenship,gender,dob,full name,ref\nAgadez transit centre,ff,AVRR,Guinée,F,1990-04-17,Amina  Diallo,NIA-0001');
    const { registration } = await rowWith({});
    expect(again?.registration).toEqual(registration);
  });

  it('stays when the content changes under one reference, and the digest tells', async () => {
    const [before, after] = [await rowWith({}), await rowWith({ name: 'Amina Diallo Bah' })];
    expect(after.registration?.caseId).toBe(before.registration?.caseId);
    expect(after.registration?.digest).not.toBe(before.registration?.digest);
  });

  it('differs between offices and between deployments', async () => {
    const ids = [await rowWith({}), await rowWith({}, { office: 'agadez' }), await rowWith({}, { namespace: '7f1d5a3e-1111-4222-8333-444455556666' })].map(({ registration }) => registration?.caseId);
    expect(new Set(ids).size).toBe(3);
  });

  it('does not depend on the year in which an age is read', async () => {
    const byAge = { reference: '', birth_date: '', age: '30' };
    expect((await rowWith(byAge, { today: '2027-06-01' })).registration?.caseId).toBe((await rowWith(byAge)).registration?.caseId);
  });
});
