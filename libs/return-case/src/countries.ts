import { alpha3ToAlpha2 } from 'i18n-iso-countries';

/**
 * ICAO 9303 part 3 codes that stand in a travel document in place of a country: stateless, refugees, unspecified,
 * the United Nations and its agencies, and Kosovo as ICAO and the European Union write it.
 */
const ICAO_CODES: ReadonlySet<string> = new Set(['XXA', 'XXB', 'XXC', 'XXX', 'UNO', 'UNA', 'UNK', 'XKX', 'XXK']);

/** A code that may name a nationality or a document's issuer: ISO 3166-1 alpha-3 or ICAO 9303. */
export function isNationality(code: string): boolean {
  return isCountry(code) || ICAO_CODES.has(code);
}

/** A code that names a place a person can be in or travel to. */
export function isCountry(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && (code === 'XKX' || alpha3ToAlpha2(code) !== undefined);
}
