export function digestOf(): never {
  throw new Error('not there yet');
}
export function canonicalText(): never {
  throw new Error('not there yet');
}
