const CODE_POINT_OF_ALEF = '\u0627';

/** Sheets repeat a few hundred words for codes, countries and languages; a sheet of other words must not fill the memory. */
const MAX_REMEMBERED = 5_000;
const remembered = new Map<string, string>();

/**
 * A text as it is compared, not as it is kept: lower case, without accents, punctuation and double spaces, and with the
 * alef written plainly, as Arabic keyboards differ in it.
 */
export function folded(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const result = fold(text);
  if (remembered.size < MAX_REMEMBERED) remembered.set(text, result);
  return result;
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u0622\u0623\u0625\u0671]/g, CODE_POINT_OF_ALEF)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
