import fc from 'fast-check';

/** Sound machine-readable zones of every format, their check digits computed here from ICAO 9303 and not by the library under test. */
export interface PrintedZone {
  readonly format: 'TD1' | 'TD2' | 'TD3';
  readonly lines: readonly string[];
  readonly number: string;
  readonly issuer: string;
  readonly nationality: string;
  readonly birthDate: string;
  readonly expiry: string;
  readonly sex: string;
  readonly names: readonly string[];
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const DIGITS = [...'0123456789'];
const WEIGHTS = [7, 3, 1] as const;

export function checkDigit(text: string): string {
  const valueOf = (character: string) => (character === '<' ? 0 : parseInt(character, 36));
  return String([...text].reduce((sum, character, index) => sum + valueOf(character) * (WEIGHTS[index % 3] ?? 0), 0) % 10);
}

type Content = Omit<PrintedZone, 'lines' | 'format'> & { readonly optional: string };

const word = (minLength: number, maxLength: number, from = LETTERS) => fc.string({ unit: fc.constantFrom(...from), minLength, maxLength });
const twoDigits = (min: number, max: number) => fc.integer({ min, max }).map((value) => String(value).padStart(2, '0'));
const yymmdd = fc.tuple(twoDigits(0, 99), twoDigits(1, 12), twoDigits(1, 28)).map((parts) => parts.join(''));
const state = fc.constantFrom('NGA', 'NER', 'GIN', 'D', 'XXA', 'XXB', 'XXC', 'XXK', 'XXX', 'UNO', 'UNA', 'UTO');

const content: fc.Arbitrary<Content> = fc.record({
  number: word(1, 9, [...LETTERS, ...DIGITS]),
  issuer: state,
  nationality: state,
  birthDate: yymmdd,
  expiry: yymmdd,
  sex: fc.constantFrom('F', 'M', '<'),
  names: fc.array(word(1, 6), { minLength: 1, maxLength: 3 }),
  optional: word(0, 7, [...LETTERS, ...DIGITS]),
});

const PRINTERS: Readonly<Record<PrintedZone['format'], (content: Content) => readonly string[]>> = {
  TD1(zone) {
    const first = `I<${padded(zone.issuer, 3)}${checked(padded(zone.number, 9))}${padded(zone.optional, 15)}`;
    const dates = `${checked(zone.birthDate)}${zone.sex}${checked(zone.expiry)}`;
    const optional = padded('', 11);
    const composite = checkDigit(`${first.slice(5)}${dates.slice(0, 7)}${dates.slice(8)}${optional}`);
    return [first, `${dates}${padded(zone.nationality, 3)}${optional}${composite}`, padded(nameOf(zone), 30)];
  },
  TD2(zone) {
    const second = secondLine(zone, padded(zone.optional, 7));
    return [padded(`I<${padded(zone.issuer, 3)}${nameOf(zone)}`, 36), second];
  },
  TD3(zone) {
    const second = secondLine(zone, checked(padded(zone.optional, 14)));
    return [padded(`P<${padded(zone.issuer, 3)}${nameOf(zone)}`, 44), second];
  },
};

export const arbitraryZone: fc.Arbitrary<PrintedZone> = fc
  .tuple(fc.constantFrom('TD1', 'TD2', 'TD3'), content)
  .map(([format, { optional, ...zone }]) => ({ ...zone, format, lines: PRINTERS[format]({ ...zone, optional }) }));

function secondLine(zone: Content, optional: string): string {
  const line = `${checked(padded(zone.number, 9))}${padded(zone.nationality, 3)}${checked(zone.birthDate)}${zone.sex}${checked(zone.expiry)}${optional}`;
  return `${line}${checkDigit(`${line.slice(0, 10)}${line.slice(13, 20)}${line.slice(21)}`)}`;
}

function nameOf({ names: [family = '', ...given] }: Content): string {
  return given.length === 0 ? family : `${family}<<${given.join('<')}`;
}

function checked(text: string): string {
  return `${text}${checkDigit(text)}`;
}

function padded(text: string, length: number): string {
  return text.padEnd(length, '<');
}
