import { DEFAULT_RULE_SET, type StaleCause } from '@homeward/due-diligence';

const ABOUT_A_CHECK = /^(answer|override)\.(.+)$/;

/** Why a decision must be taken again, for the officer. */
export function whatChanged({ causes }: { readonly causes: readonly StaleCause[] }): string {
  return `The due diligence must be decided again; since then changed: ${causes.map(inWords).join('; ')}.`;
}

/** The facts are those of this library whatever the rule set, so the shipped set has a name for each. */
function inWords({ input, checks }: StaleCause): string {
  const [, what, check] = ABOUT_A_CHECK.exec(input) ?? [];
  if (check !== undefined) return `the ${what ?? ''} ${what === 'answer' ? 'to' : 'of'} ${check}`;
  const label = DEFAULT_RULE_SET.facts[input]?.label.en ?? input;
  return checks.length === 0 ? label : `${label} (${checks.join(', ')})`;
}
