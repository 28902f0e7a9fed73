/** Kleene's three values, in an order that makes `and` the least and `or` the greatest of its parts. */
export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;
export type Truth = typeof FALSE | typeof UNKNOWN | typeof TRUE;

export const truthOf = (value: boolean): Truth => (value ? TRUE : FALSE);
export const not = (truth: Truth): Truth => (TRUE - truth) as Truth;
