import type { RuleSet } from './rule-set';

export const DEFAULT_RULE_SET = { id: 'homeward-ddp', version: 1 } as unknown as RuleSet;
