import { findMachineReadableZone, hasExpiry, hasIssuer, isSameDocumentNumber } from './mrz';

const TD3 = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const TD2 = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'];
const TD1 = ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'];

const read = (lines: readonly string[]) => findMachineReadableZone(lines.join('\n'));

describe('the machine-readable zone', () => {
  it.each([
    ['TD3', TD3, 'L898902C3'],
    ['TD2', TD2, 'D23145890'],
    ['TD1', TD1, 'D23145890'],
  ])('reads the %s specimen of ICAO 9303', (_format, lines, number) => {
    expect(read(lines)).toEqual({ number, issuer: 'UTO', expiry: '120415' });
  });

  it('reads a laissez-passer of a stateless person', () => {
    expect(read(['PLXXAOUEDRAOGO<<AMINATA<<<<<<<<<<<<<<<<<<<<<', 'L898902C36XXA7408122F1204159ZE184226B<<<<<10'])?.issuer).toBe('XXA');
  });

  it('reads a document with one name only', () => {
    expect(read(['P<NERAMINATA<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<', 'L898902C36NER7408122F1204159ZE184226B<<<<<10'])?.issuer).toBe('NER');
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
    ['a line cut short', [TD3[0] ?? '', (TD3[1] ?? '').slice(0, 40)]],
    ['a character outside the set', [TD3[0] ?? '', 'L898902C36UTO7408122F1204159ZE184226B<<<<<1 ']],
    ['nothing', ['']],
  ])('refuses %s', (_case, lines) => {
    expect(read(lines)).toBeUndefined();
  });

  it('compares expiry without guessing a century', () => {
    const zone = { number: 'L898902C3', issuer: 'UTO', expiry: '120415' };
    expect(hasExpiry(zone, '2012-04-15')).toBe(true);
    expect(hasExpiry(zone, '2012-04-16')).toBe(false);
  });

  it.each([
    ['D', 'DEU', true],
    ['XXK', 'XKX', true],
    ['NER', 'NER', true],
    ['NER', 'NGA', false],
  ])('takes printed issuer %s for %s: %s', (printed, issuer, same) => {
    expect(hasIssuer({ number: '1', issuer: printed, expiry: '300101' }, issuer)).toBe(same);
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
