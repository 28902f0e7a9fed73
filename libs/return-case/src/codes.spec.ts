import { isCountry, isNationality } from './countries';
import { isLanguage } from './languages';
import { caseIdOf, streamOf } from './stream';

describe('Codes', () => {
  it.each(['NGA', 'LBY', 'SSD', 'XKX', 'PSE'])('%s is a country and a nationality', (code) => {
    expect([isCountry(code), isNationality(code)]).toEqual([true, true]);
  });
  it.each(['XXA', 'XXB', 'XXC', 'XXX', 'UNO', 'UNA'])('%s stands in a document for no country', (code) => {
    expect([isCountry(code), isNationality(code)]).toEqual([false, true]);
  });
  it.each(['ZZZ', 'NG', 'nga', '', 'NGAA', 'toString', '__proto__', '566'])('%p is neither', (code) => {
    expect([isCountry(code), isNationality(code)]).toEqual([false, false]);
  });
  it.each([['ibo', true], ['ara', true], ['IBO', false], ['ig', false], ['igbo', false], ['', false]])('%p has the shape of a language code: %s', (code, valid) => {
    expect(isLanguage(code)).toBe(valid);
  });
});

describe('The stream of a case', () => {
  const caseId = '5b0e4a0e-3b0a-4a53-9a59-1a2f7f6f0c11';
  it('leads back to the case', () => {
    expect(streamOf(caseId)).toBe(`returnCase-${caseId}`);
    expect(caseIdOf(streamOf(caseId))).toBe(caseId);
  });
  it.each([`person-${caseId}`, 'returnCase-', `returnCase-${caseId}-more`, `x-returnCase-${caseId}`, caseId])('is not %s', (stream) => {
    expect(caseIdOf(stream)).toBeUndefined();
  });
});
