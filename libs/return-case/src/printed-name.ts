import type { MachineReadableZone } from './mrz';
import type { PersonName } from './person';
import { printedWords, type PrintedLetter } from './transliteration';

type Word = readonly PrintedLetter[];
type PrintedName = Pick<MachineReadableZone, 'names' | 'nameIsFull'>;

/** More parts than any field of a zone has room for; with more, nothing is compared. */
const MAX_WORDS = 12;

/**
 * Whether a zone prints this name. Order, and where words are joined or parted, do not matter: issuers differ in both. A name
 * that fills its field may be cut, so there each printed part only has to begin a part of the name. A name in letters without
 * a transliteration cannot be compared, and is not taken for the same.
 */
export function isPrintedName({ full, given, family }: PersonName, printed: PrintedName): boolean {
  const spellings = given === undefined || family === undefined ? [full] : [full, `${family} ${given}`];
  return spellings.some((spelling) => {
    const words = printedWords(spelling);
    if (words === undefined || words.length === 0 || words.length > MAX_WORDS) return false;
    return isWritten(words, printed.names.join('')) || (printed.nameIsFull && isCutFrom(words, printed.names));
  });
}

/** Whether the words, in some order and with nothing between them, are the text. */
function isWritten(words: readonly Word[], text: string): boolean {
  const tried = new Set<string>();
  const goesOn = (used: number, from: number): boolean => {
    if (used === allOf(words)) return from === text.length;
    const key = `${used}:${from}`;
    if (tried.has(key)) return false;
    tried.add(key);
    return words.some((word, index) => !has(used, index) && endsOf(word, text, from).some((end) => goesOn(used | bit(index), end)));
  };
  return goesOn(0, 0);
}

/** Whether each printed part begins a word of its own. */
function isCutFrom(words: readonly Word[], parts: readonly string[]): boolean {
  const tried = new Set<string>();
  const goesOn = (part: number, used: number): boolean => {
    const text = parts[part];
    if (text === undefined) return parts.length > 0;
    const key = `${part}:${used}`;
    if (tried.has(key)) return false;
    tried.add(key);
    return words.some((word, index) => !has(used, index) && begins(text, word) && goesOn(part + 1, used | bit(index)));
  };
  return goesOn(0, 0);
}

/** Where in the text the word can end when it starts at `from`. */
function endsOf(word: Word, text: string, from: number): readonly number[] {
  return word.reduce<readonly number[]>(
    (ends, letter) => [...new Set(ends.flatMap((end) => letter.filter((printed) => text.startsWith(printed, end)).map((printed) => end + printed.length)))],
    [from],
  );
}

function begins(text: string, word: Word): boolean {
  return word.some((letter, index) =>
    endsOf(word.slice(0, index), text, 0).some((end) => letter.some((printed) => printed.startsWith(text.slice(end)))),
  );
}

function allOf(words: readonly Word[]): number {
  return 2 ** words.length - 1;
}

function bit(index: number): number {
  return 2 ** index;
}

function has(used: number, index: number): boolean {
  return (used & bit(index)) !== 0;
}
