export function compareRuleSets(): never {
  throw new Error('not there yet');
}
