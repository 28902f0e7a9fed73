import { parseRuleSet } from './parse-rule-set';
import file from './rule-sets/homeward-ddp-1.json';

/** The rules shipped with Homeward. Its own design: no official list is public. */
export const DEFAULT_RULE_SET = parseRuleSet(file);
