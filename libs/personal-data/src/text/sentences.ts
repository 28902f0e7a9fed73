/** Below this, sentences such as "None known." would make strangers alike. Counted after normalising. */
export const MIN_SENTENCE_CHARACTERS = 20;
/** More than a finding can hold; the rest of a longer text is not compared. */
export const MAX_SENTENCES = 200;

/** A stop of the Latin, Greek and Cyrillic scripts ends a sentence only before a space: it also stands in numbers. */
const END_OF_SENTENCE = /[.!?]+(?=\s|$)|[。؟۔।॥።]+|[\r\n]+/u;
const SPACES = /\s+/gu;

/** The sentences of a text worth comparing, each once: one Unicode form, lower case, single spaces. */
export function sentencesOf(text: string): readonly string[] {
  const sentences = text
    .normalize('NFKC')
    .toLowerCase()
    .split(END_OF_SENTENCE)
    .map((sentence) => sentence.replace(SPACES, ' ').trim())
    .filter((sentence) => Array.from(sentence).length >= MIN_SENTENCE_CHARACTERS);
  return [...new Set(sentences)].slice(0, MAX_SENTENCES);
}
