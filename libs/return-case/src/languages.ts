const ISO_639_3 = /^[a-z]{3}$/;

/**
 * The shape of an ISO 639-3 code. Its table has some 7,900 living languages and changes every year; refusing a small
 * language because a copy of the table is old would be worse than storing a code nobody uses.
 */
export function isLanguage(code: string): boolean {
  return ISO_639_3.test(code);
}
