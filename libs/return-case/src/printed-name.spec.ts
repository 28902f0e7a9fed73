import fc from 'fast-check';
import { isPrintedName } from './printed-name';

const zone = (text: string, nameIsFull = false) => ({ names: text.split('<').filter((part) => part !== ''), nameIsFull });
const isPrinted = (full: string, printed: string, nameIsFull = false) => isPrintedName({ full }, zone(printed, nameIsFull));

describe('a name in a machine-readable zone', () => {
  it.each([
    ['Anna Maria Eriksson', 'ERIKSSON<<ANNA<MARIA'],
    ['Adaeze', 'ADAEZE'],
    ['eriksson, anna maria', 'ERIKSSON<<ANNA<MARIA'],
    ['O’Connor Enya', 'OCONNOR<<ENYA'],
    ["Ngozi N'Diaye", 'NDIAYE<<NGOZI'],
    ['Al-Hassan Fatou', 'AL<HASSAN<<FATOU'],
    ['Al-Hassan Fatou', 'ALHASSAN<<FATOU'],
    ['Mac Donald Joy', 'MACDONALD<<JOY'],
    ['Jürgen Müller', 'MUELLER<<JUERGEN'],
    ['Jürgen Müller', 'MULLER<<JURGEN'],
    ['Jürgen Müller', 'MUXXLLER<<JUERGEN'],
    ['Peña', 'PENA'],
    ['Peña', 'PENXXA'],
    ['Åse Sørensen', 'SOERENSEN<<AASE'],
    ['Groß', 'GROSS'],
    ['Þórður', 'THORDUR'],
    ['Łukasz', 'LUKASZ'],
    ['Ɓala Ƙwaya', 'KWAYA<<BALA'],
    ['Adébáyọ̀', 'ADEBAYO'],
    ['Хрущёв', 'KHRUSHCHEV'],
    ['Георгий Щукин', 'SHCHUKIN<<GEORGII'],
    ['Гринько', 'HRYNKO'],
  ])('says %s by %s', (full, printed) => {
    expect(isPrinted(full, printed)).toBe(true);
  });

  it.each([
    ['another name', 'Adaeze Obi', 'ADAEZE<<OBIA'],
    ['a part too few', 'Adaeze Obi', 'OBI'],
    ['a part too many', 'Adaeze', 'ADAEZE<<OBI'],
    ['letters in another order', 'Adaeze', 'ADEAZE'],
    ['one umlaut written two ways at once', 'Müller', 'MUUELLER'],
    ['a cut name in a field that is not full', 'Adaeze Obiageli', 'ADAEZE<<OBIA'],
    ['a script without a table', 'ኃይለ', 'HAILE'],
    ['an Arabic name', 'محمد', 'MOHAMED'],
    ['a name with a digit', 'Adaeze2', 'ADAEZE'],
    ['nothing that can be printed', '---', ''],
    ['an empty field', 'Adaeze', ''],
  ])('is not %s', (_case, full, printed) => {
    expect(isPrinted(full, printed)).toBe(false);
  });

  it('takes a name given in parts as well, where the full one is in another script', () => {
    expect(isPrintedName({ full: 'محمد', given: 'Mohamed', family: 'Diallo' }, zone('DIALLO<<MOHAMED'))).toBe(true);
    expect(isPrintedName({ full: 'محمد', given: 'Mohamed', family: 'Barry' }, zone('DIALLO<<MOHAMED'))).toBe(false);
    expect(isPrintedName({ full: 'محمد', given: 'Mohamed' }, zone('MOHAMED'))).toBe(false);
    expect(isPrintedName({ full: 'محمد', given: 'Mohamed' }, zone('UNDEFINED<<MOHAMED'))).toBe(false);
  });

  it('may be cut where it fills its field', () => {
    const full = 'Chayapa Dejthamrong Krasuang Nilavadhanananda';
    const printed = 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K';
    expect(isPrinted(full, printed, true)).toBe(true);
    expect(isPrinted(full, printed, false)).toBe(false);
    expect(isPrinted(full, 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<X', true)).toBe(false);
    expect(isPrinted('Щ', 'SH', true)).toBe(true);
    expect(isPrinted('Щ', 'SHX', true)).toBe(false);
    expect(isPrinted('Adaeze', '', true)).toBe(false);
    expect(isPrinted('Anna Anna', 'ANNA<ANN<AN', true)).toBe(false);
  });

  it('is answered at once, however alike its parts are', () => {
    const parts = Array.from({ length: 12 }, () => 'A');
    expect(isPrinted(parts.join(' '), [...parts.slice(1), 'B'].join('<'))).toBe(false);
    expect(isPrinted(parts.join(' '), [...parts.slice(1), 'B'].join('<'), true)).toBe(false);
  });

  it('is not compared beyond twelve parts', () => {
    const names = [...'ABCDEFGHIJKLM'];
    expect(isPrinted(names.slice(0, 12).join(' '), names.slice(0, 12).join('<'))).toBe(true);
    expect(isPrinted(names.join(' '), names.join('<'))).toBe(false);
  });

  it('is itself in any order', () => {
    const part = fc.string({ unit: fc.constantFrom(...'ABÄÇÉÑÖÜЖЩ'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.nat(), (parts, turn) => {
        const ascii = { Ä: 'AE', Ç: 'C', É: 'E', Ñ: 'N', Ö: 'O', Ü: 'UXX', Ж: 'ZH', Щ: 'SHT' } as const;
        const printed = parts.map((text) => [...text].map((letter) => (ascii as Record<string, string>)[letter] ?? letter).join(''));
        const at = turn % parts.length;
        expect(isPrintedName({ full: parts.join(' ') }, { names: [...printed.slice(at), ...printed.slice(0, at)], nameIsFull: false })).toBe(true);
      }),
    );
  });
});
