import type { CommandData } from '@homeward/return-case';
import type { DemoPerson } from '../person';

/** The machine-readable zone of a passport, TD3 of ICAO 9303, as an office would print it for this person. */

const WEIGHTS = [7, 3, 1] as const;
const LINE = 44;
const SEX: Readonly<Record<string, string>> = { female: 'F', male: 'M' };

type Passport = Pick<CommandData<'RecordTravelDocument'>, 'number' | 'validUntil'> & { readonly printedName: string };

export function printedZone({ nationality, birthDate, sex }: DemoPerson, { number, validUntil, printedName }: Passport): string {
  const [year = '', month = '<<', day = '<<'] = birthDate.precision === 'estimated' ? ['<<<<'] : birthDate.value.split('-');
  const birth = `${year.slice(2)}${month}${day}`;
  const expiry = validUntil.slice(2).replaceAll('-', '');
  const protectedParts = [withDigit(number.padEnd(9, '<')), withDigit(birth), withDigit(expiry), withDigit('<'.repeat(14))];
  const [numberPart = '', birthPart = '', expiryPart = '', optional = ''] = protectedParts;
  const composite = digitOf(numberPart + birthPart + expiryPart + optional);
  return `${`P<${nationality}${printedName}`.padEnd(LINE, '<')}\n${numberPart}${nationality}${birthPart}${SEX[sex] ?? '<'}${expiryPart}${optional}${composite}`;
}

function withDigit(text: string): string {
  return text + digitOf(text);
}

/** 0-9 count as they are, A-Z from 10, a filler nothing. */
function digitOf(text: string): number {
  const values = [...text].map((letter) => (letter === '<' ? 0 : Number.parseInt(letter, 36)));
  return values.reduce((sum, value, index) => sum + value * (WEIGHTS[index % WEIGHTS.length] ?? 0), 0) % 10;
}
