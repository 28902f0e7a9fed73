import type { LanguageCode } from '@homeward/return-case';
import type { Field } from '../sheet/column-catalogue';
import { folded } from './folded';
import type { RowCells } from './row-cells';

/**
 * Languages known by name and by their two-letter code: ISO 639-3, ISO 639-1 where there is one. Every other ISO 639-3
 * code is taken as written. The names come from the runtime's own Unicode CLDR data.
 */
const NAMED_LANGUAGES = [
  'aar aa', 'afr af', 'aka ak', 'amh am', 'ara ar', 'aze az', 'bam bm', 'ben bn', 'bis bi', 'bul bg', 'cat ca', 'ckb', 'deu de', 'din',
  'dyu', 'ell el', 'eng en', 'ewe ee', 'fas fa', 'fra fr', 'ful ff', 'guj gu', 'hat ht', 'hau ha', 'heb he', 'hin hi', 'hye hy', 'ibo ig', 'ind id',
  'ita it', 'jpn ja', 'kat ka', 'kau kr', 'kaz kk', 'khm km', 'kin rw', 'kir ky', 'kmr', 'kon kg', 'kor ko', 'kri', 'kur ku', 'lao lo',
  'lin ln', 'lug lg', 'mal ml', 'mar mr', 'men', 'mlg mg', 'mon mn', 'mos', 'msa ms', 'mya my', 'nep ne', 'nld nl', 'nya ny', 'orm om',
  'pan pa', 'pol pl', 'por pt', 'prs', 'pus ps', 'que qu', 'ron ro', 'run rn', 'rus ru', 'sin si', 'sna sn', 'snk', 'som so', 'spa es',
  'sqi sq', 'srp sr', 'srr', 'swa sw', 'syl', 'tam ta', 'tel te', 'tem', 'tgk tg', 'tgl tl', 'tha th', 'tig', 'tir ti', 'tuk tk', 'tur tr',
  'twi tw', 'uig ug', 'ukr uk', 'urd ur', 'uzb uz', 'vie vi', 'wol wo', 'xho xh', 'yor yo', 'zgh', 'zho zh', 'zul zu', 'dje', 'tmh',
] as const;
const LOCALES = ['en', 'fr', 'es', 'ar'] as const;
const ISO_639_3 = /^[a-z]{3}$/;

const CODE_BY_WORD: ReadonlyMap<string, LanguageCode> = wordsOfLanguages();

export function lookUpLanguage(text: string): LanguageCode | undefined {
  const key = folded(text);
  return CODE_BY_WORD.get(key) ?? (ISO_639_3.test(key) ? key : undefined);
}

export function readLanguage(row: RowCells, field: Field): LanguageCode | undefined {
  const text = row.text(field);
  if (text === undefined) return undefined;
  return lookUpLanguage(text) ?? row.refuse(field, 'UnknownLanguage', 'is not a known language; write its ISO 639-3 code, for example hau, or its English or French name');
}

function wordsOfLanguages(): ReadonlyMap<string, LanguageCode> {
  const words = new Map<string, LanguageCode>();
  const names = LOCALES.map((locale) => new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }));
  for (const entry of NAMED_LANGUAGES) {
    const [code = '', short] = entry.split(' ');
    for (const word of [code, short, ...names.map((inLocale) => inLocale.of(code))]) {
      if (word !== undefined) words.set(folded(word), code);
    }
  }
  return words;
}
