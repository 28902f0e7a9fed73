/**
 * How letters of names are printed in a machine-readable zone: the recommended transliterations of ICAO 9303 part 3, section 6,
 * for Latin and Cyrillic, every one that issuers use. Letters with marks that are not here lose their marks.
 */
const PRINTED_AS: Readonly<Record<string, string>> = {
  Ä: 'AE A', Å: 'AA A', Æ: 'AE', Ð: 'D', Ñ: 'N NXX', Ö: 'OE O', Ø: 'OE O', Ü: 'UE UXX U', Þ: 'TH',
  Đ: 'D', Ħ: 'H', Ĳ: 'IJ', Ł: 'L', Ŋ: 'N', Œ: 'OE', Ŧ: 'T', Ə: 'E',
  // African letters have no place in the recommendation; issuers print the letter they grew from.
  Ɓ: 'B', Ɗ: 'D', Ɖ: 'D', Ɛ: 'E', Ɔ: 'O', Ƙ: 'K', Ƴ: 'Y',
  А: 'A', Б: 'B', В: 'V', Г: 'G H', Ґ: 'G', Д: 'D', Ђ: 'D', Ѓ: 'G', Е: 'E', Ё: 'E IO', Є: 'IE YE', Ж: 'ZH Z', З: 'Z', Ѕ: 'DZ',
  И: 'I Y', І: 'I', Ї: 'I YI', Й: 'I', Ј: 'J', К: 'K', Ќ: 'K', Л: 'L', Љ: 'LJ', М: 'M', Н: 'N', Њ: 'NJ', О: 'O', П: 'P', Р: 'R',
  С: 'S', Т: 'T', Ћ: 'C', У: 'U', Ў: 'U', Ф: 'F', Х: 'KH H', Ц: 'TS C', Ч: 'CH C', Џ: 'DZ', Ш: 'SH S', Щ: 'SHCH SHT', Ъ: 'IE',
  Ы: 'Y', Ь: '', Э: 'E', Ю: 'IU', Я: 'IA',
};

/** Left out of the zone: apostrophes, and the marks that stand for them. */
const SILENT = /^['’‘`´ʼʻʿʾ.]$/;
/** Printed as a filler. */
const BETWEEN_WORDS = /[\s,\u2010-\u2015-]+/;

/** One letter, as every string of A to Z that it may be printed as. */
export type PrintedLetter = readonly string[];

/** The words of a name as they may be printed; undefined when a letter has no transliteration here, such as one of an Arabic name. */
export function printedWords(name: string): readonly (readonly PrintedLetter[])[] | undefined {
  const words = name.normalize('NFC').toUpperCase().split(BETWEEN_WORDS).filter((word) => word !== '');
  const printed: readonly (readonly (PrintedLetter | undefined)[])[] = words.map((word) => [...word].map(printedLetter));
  return printed.every(isTransliterated) ? printed : undefined;
}

function printedLetter(letter: string): PrintedLetter | undefined {
  if (SILENT.test(letter)) return [''];
  const known = PRINTED_AS[letter];
  if (known !== undefined) return known.split(' ');
  const base = letter.normalize('NFD').replace(/\p{M}/gu, '');
  return /^[A-Z]?$/.test(base) ? [base] : undefined;
}

function isTransliterated(word: readonly (PrintedLetter | undefined)[]): word is readonly PrintedLetter[] {
  return word.every((letter) => letter !== undefined);
}
