import { alpha2ToAlpha3, getNames, registerLocale } from 'i18n-iso-countries';
import arabic from 'i18n-iso-countries/langs/ar.json';
import english from 'i18n-iso-countries/langs/en.json';
import spanish from 'i18n-iso-countries/langs/es.json';
import french from 'i18n-iso-countries/langs/fr.json';
import { isCountry, isNationality, type CountryCode } from '@homeward/return-case';
import type { Field } from '../sheet/column-catalogue';
import { folded } from './folded';
import type { RowCells } from './row-cells';

/** Words for the ICAO 9303 codes of people whom no ISO code names. */
const ICAO_WORDS: Readonly<Record<string, CountryCode>> = {
  stateless: 'XXA', apatride: 'XXA', apatrida: 'XXA', 'بدون جنسية': 'XXA',
  refugee: 'XXB', refugie: 'XXB', refugiado: 'XXB',
  unknown: 'XXX', inconnu: 'XXX', inconnue: 'XXX', desconocido: 'XXX', desconocida: 'XXX',
  xxk: 'XKX',
};

const LOCALES = [english, french, spanish, arabic];

type Lookup = { readonly code: CountryCode } | { readonly fault: 'unknown' | 'ambiguous' };

/** A folded name to its codes: a name with two of them, such as Congo, is not guessed. */
const CODES_BY_NAME: ReadonlyMap<string, ReadonlySet<CountryCode>> = namesOfCountries();

export function lookUpCountry(text: string): Lookup {
  const key = folded(text);
  const word = ICAO_WORDS[key];
  if (word !== undefined) return { code: word };
  if (isNationality(key.toUpperCase())) return { code: key.toUpperCase() };
  const codes = CODES_BY_NAME.get(key);
  const [code] = codes ?? [];
  if (code === undefined) return { fault: 'unknown' };
  return codes?.size === 1 ? { code } : { fault: 'ambiguous' };
}

/** A nationality or issuer where `special` codes such as stateless are meant too; a place otherwise. */
export function readCountry(row: RowCells, field: Field, special: 'with-special' | 'places-only'): CountryCode | undefined {
  const text = row.text(field);
  if (text === undefined) return undefined;
  const found = lookUpCountry(text);
  if ('fault' in found && found.fault === 'ambiguous') {
    return row.refuse(field, 'AmbiguousCountry', 'names more than one country; write the three-letter code, for example COD or COG');
  }
  const usable = 'code' in found && (special === 'with-special' || isCountry(found.code));
  if (!usable) return row.refuse(field, 'UnknownCountry', 'is not a country known by ISO 3166; write its three-letter code or its name in English, French, Spanish or Arabic');
  return found.code;
}

function namesOfCountries(): ReadonlyMap<string, ReadonlySet<CountryCode>> {
  const codes = new Map<string, Set<CountryCode>>();
  const add = (name: string, code: CountryCode) => codes.set(folded(name), (codes.get(folded(name)) ?? new Set()).add(code));
  for (const locale of LOCALES) {
    registerLocale(locale);
    for (const [alpha2, names] of Object.entries(getNames(locale.locale, { select: 'all' }))) {
      const alpha3 = alpha2ToAlpha3(alpha2);
      if (alpha3 !== undefined) [alpha2, ...names].forEach((name) => add(name, alpha3));
    }
  }
  return codes;
}
