import fc from 'fast-check';
import { isNationality } from './countries';
import { birthOf, findMachineReadableZone, hasExpiry, isSameDocumentNumber, isSameState } from './mrz';
import { arbitraryZone, checkDigit } from './testing/arbitrary-zone';

const TD3 = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const TD2 = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'];
const TD1 = ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'];
const ANNA = { issuer: 'UTO', nationality: 'UTO', expiry: '120415', birthDate: '740812', sex: 'F', names: ['ERIKSSON', 'ANNA', 'MARIA'], nameIsFull: false };

const read = (lines: readonly string[]) => findMachineReadableZone(lines.join('\n'));

describe('the machine-readable zone', () => {
  it.each([
    ['TD3', TD3, 'L898902C3'],
    ['TD2', TD2, 'D23145890'],
    ['TD1', TD1, 'D23145890'],
  ])('reads the %s specimen of ICAO 9303', (_format, lines, number) => {
    expect(read(lines)).toEqual({ number, ...ANNA });
  });

  it('reads a document number that goes on in the optional data of a TD1', () => {
    const lines = ['I<UTOD23145890<7349<<<<<<<<<<<', '3407127M9507122UTO<<<<<<<<<<<2', 'STEVENSON<<PETER<JOHN<<<<<<<<<'];
    expect(read(lines)).toMatchObject({ number: 'D23145890734', names: ['STEVENSON', 'PETER', 'JOHN'] });
  });

  it('does not take an absent check digit for a nought', () => {
    // A number whose check digit would be 0, followed by no digit and no further number.
    const number = 'A00000000';
    expect(checkDigit(number)).toBe('0');
    const first = `I<UTO${number}<<<<<<<<<<<<<<<<`;
    const dates = '7408122F1204159';
    const composite = checkDigit(`${first.slice(5)}${dates.slice(0, 7)}${dates.slice(8)}<<<<<<<<<<<`);
    expect(read([first, `${dates}UTO<<<<<<<<<<<${composite}`, TD1[2] ?? ''])).toBeUndefined();
    const sound = `I<UTO${number}0<<<<<<<<<<<<<<<`;
    expect(read([sound, `${dates}UTO<<<<<<<<<<<${composite}`, TD1[2] ?? ''])).toMatchObject({ number });
  });

  it('reads a laissez-passer of a stateless person', () => {
    const zone = read(['PLXXAOUEDRAOGO<<AMINATA<<<<<<<<<<<<<<<<<<<<<', 'L898902C36XXA7408122F1204159ZE184226B<<<<<10']);
    expect(zone).toMatchObject({ issuer: 'XXA', nationality: 'XXA' });
  });

  it('reads a document with one name only', () => {
    expect(read(['P<NERAMINATA<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<', 'L898902C36NER7408122F1204159ZE184226B<<<<<10'])).toMatchObject({ issuer: 'NER', names: ['AMINATA'] });
  });

  it('sees that a name fills its field', () => {
    const line = 'P<UTONILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K';
    expect(read([line, TD3[1] ?? ''])).toMatchObject({ names: ['NILAVADHANANANDA', 'CHAYAPA', 'DEJTHAMRONG', 'K'], nameIsFull: true });
  });

  it('reads lines that ended in a carriage return', () => {
    expect(findMachineReadableZone(TD3.join('\r\n'))?.number).toBe('L898902C3');
  });

  it.each([
    ['document number', 'L898902C37UTO7408122F1204159ZE184226B<<<<<10'],
    ['birth date', 'L898902C36UTO7408123F1204159ZE184226B<<<<<10'],
    ['expiry', 'L898902C36UTO7408122F1204158ZE184226B<<<<<10'],
    ['personal number', 'L898902C36UTO7408122F1204159ZE184226B<<<<<20'],
    ['composite', 'L898902C36UTO7408122F1204159ZE184226B<<<<<11'],
  ])('refuses a wrong check digit of the %s', (_field, second) => {
    expect(read([TD3[0] ?? '', second])).toBeUndefined();
  });

  it.each([
    ['no zone at all', ['hello']],
    ['one line only', TD3.slice(0, 1)],
    ['a line too many', [...TD3, TD3[1] ?? '']],
    ['a line cut short', [TD3[0] ?? '', (TD3[1] ?? '').slice(0, 40)]],
    ['a character outside the set', [(TD3[0] ?? '').replace('ANNA', 'ANNa'), TD3[1] ?? '']],
    ['a document without a number', [TD3[0] ?? '', '<<<<<<<<<0UTO7408122F1204159<<<<<<<<<<<<<<00']],
    ['two lines of a TD1', TD1.slice(0, 2)],
    ['a format that is none of the three', ['IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<', '8806923102858CORINNE<<<<<<<6512068F6']],
    ['nothing', ['']],
  ])('refuses %s', (_case, lines) => {
    expect(read(lines)).toBeUndefined();
  });
});

describe('any zone', () => {
  it('that is sound reads as it was printed', () => {
    fc.assert(
      fc.property(arbitraryZone, ({ lines, format: _format, ...printed }) => {
        expect(read(lines)).toMatchObject(printed);
      }),
    );
  });

  it('with one digit that is another is refused, wherever it stands', () => {
    fc.assert(
      fc.property(arbitraryZone, fc.nat(), fc.integer({ min: 1, max: 9 }), ({ lines }, pick, change) => {
        const text = lines.join('\n');
        const digits = [...text].flatMap((character, index) => (/\d/.test(character) ? [index] : []));
        const at = digits[pick % digits.length] ?? 0;
        const other = String((Number(text[at]) + change) % 10);
        expect(findMachineReadableZone(text.slice(0, at) + other + text.slice(at + 1))).toBeUndefined();
      }),
    );
  });
});

describe('the century of a printed date', () => {
  const expires = (expiry: string, validUntil: string, today = '2026-03-12') => hasExpiry({ expiry }, validUntil, today);
  const born = (birthDate: string, today = '2026-03-12') => birthOf({ birthDate }, today);

  it('of an expiry is the first that is not past', () => {
    expect(expires('280615', '2028-06-15')).toBe(true);
    expect(expires('280615', '2028-06-16')).toBe(false);
    expect(expires('280615', '2128-06-15')).toBe(false);
    expect(expires('280615', '1928-06-15')).toBe(false);
    expect(expires('260312', '2026-03-12')).toBe(true);
    expect(expires('260311', '2126-03-11')).toBe(true);
    expect(expires('010101', '2101-01-01', '2099-12-31')).toBe(true);
  });

  it('of a birth is the last that is not in the future', () => {
    expect(born('960501')).toEqual({ value: '1996-05-01', precision: 'day' });
    expect(born('260312')).toEqual({ value: '2026-03-12', precision: 'day' });
    expect(born('260313')).toEqual({ value: '1926-03-13', precision: 'day' });
    expect(born('200501')).toEqual({ value: '2020-05-01', precision: 'day' });
  });

  it('of a birth known by year or month only is read from its first day', () => {
    expect(born('26<<<<')).toEqual({ value: '2026', precision: 'year' });
    expect(born('2603<<')).toEqual({ value: '2026-03', precision: 'month' });
    expect(born('2604<<')).toEqual({ value: '1926-04', precision: 'month' });
    expect(born('26<<12')).toEqual({ value: '2026', precision: 'year' });
    expect(born('<<<<<<')).toBeUndefined();
  });
});

describe('codes and numbers', () => {
  it.each([
    ['D', 'DEU', true],
    ['XXK', 'XKX', true],
    ['RKS', 'XKX', true],
    ['XXK', 'SRB', false],
    ['UNK', 'XKX', false],
    ['XXA', 'XXA', true],
    ['XXA', 'XXX', false],
    ['XXB', 'XXC', false],
    ['XXB', 'SYR', false],
    ['UNO', 'UNA', false],
    ['NER', 'NER', true],
    ['NER', 'NGA', false],
  ])('takes printed %s for %s: %s', (printed, code, same) => {
    expect(isSameState(printed, code)).toBe(same);
    expect(isSameState(code, printed)).toBe(same);
  });

  it.each(['XXA', 'XXB', 'XXC', 'XXK', 'XXX', 'UNO', 'UNA'])('knows %s, which no country has', (code) => {
    expect(isNationality(code)).toBe(true);
  });

  it.each([
    ['l898 902-c3', 'L898902C3', true],
    ['L898902C3', 'L898902C4', false],
    ['', '', false],
    ['--', ' ', false],
  ])('compares the numbers "%s" and "%s": %s', (left, right, same) => {
    expect(isSameDocumentNumber(left, right)).toBe(same);
  });
});
