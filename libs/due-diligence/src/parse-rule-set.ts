export class RuleSetInvalid extends Error {}
export function parseRuleSet(): never {
  throw new Error('not there yet');
}
