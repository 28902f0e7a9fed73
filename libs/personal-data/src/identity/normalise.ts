/**
 * Marks that people write or leave out without changing the name: accents, vowel points, harakat. The signs of Indic and
 * South-East Asian scripts are vowels and stay; so do the voicing marks of kana.
 */
const OPTIONAL_MARKS = /(?![\u3099\u309A])(?=\p{Mn})[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/gu;
/** Apostrophes of every kind, tatweel and joiners: written or not, the name is the same. */
const SILENT = /['’‘`´ʼʻʿʾ\u0640\u200B-\u200F\u2060\uFEFF]/gu;
const BETWEEN_PARTS = /[^\p{L}\p{M}\p{N}]+/u;
const NOT_IN_NUMBERS = /[^\p{L}\p{N}]+/gu;

/** Letters that are one to their readers but have no Unicode decomposition. */
const SAME_LETTER: ReadonlyMap<string, string> = new Map([
  ['ø', 'o'], ['đ', 'd'], ['ð', 'd'], ['ħ', 'h'], ['ł', 'l'], ['ŋ', 'n'], ['æ', 'ae'], ['œ', 'oe'], ['þ', 'th'], ['ə', 'e'],
  // The sigma at the end of a word, which depends on what stands around it.
  ['ς', 'σ'],
  // Persian, Pashto and Urdu keyboards beside Arabic ones.
  ['ی', 'ي'], ['ى', 'ي'], ['ے', 'ي'], ['ې', 'ي'], ['ۍ', 'ي'], ['ک', 'ك'], ['ګ', 'گ'], ['ہ', 'ه'], ['ھ', 'ه'], ['ة', 'ه'], ['ٱ', 'ا'],
]);

/** The zero of each set of decimal digits that passports and forms of our corridors use. */
const ZEROS = [0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0e50, 0x1040, 0x17e0];

function sameDigit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? character : String(code - zero);
}

/** Folding one sign can make another foldable; what comes out folds to itself. */
const MAX_FOLDS = 4;

function folded(text: string): string {
  let current = text;
  for (let fold = 0; fold < MAX_FOLDS; fold += 1) {
    const next = foldedOnce(current);
    if (next === current) break;
    current = next;
  }
  return current;
}

function foldedOnce(text: string): string {
  // Silent signs go first: NFKC would turn a lone acute accent into a space. Upper case takes apart ß and unites ı with i.
  const cased = text.replace(SILENT, '').normalize('NFKC').replace(SILENT, '').normalize('NFD').toUpperCase().toLowerCase();
  const bare = cased.normalize('NFD').replace(OPTIONAL_MARKS, '').normalize('NFC');
  return Array.from(bare, (character) => SAME_LETTER.get(character) ?? sameDigit(character)).join('');
}

/** A name with its parts in one order: `"ABDI, Yusuf"` and `"yusuf abdi"` are equal. Empty when nothing is left. */
export function normaliseName(name: string): string {
  return folded(name)
    .split(BETWEEN_PARTS)
    .filter((part) => part !== '')
    .sort()
    .join(' ');
}

/** A document or reference number: only letters and digits count, in one case. Empty when nothing is left. */
export function normaliseNumber(number: string): string {
  return folded(number).replace(NOT_IN_NUMBERS, '');
}
