export function ruleSetOn(): never {
  throw new Error('not there yet');
}
