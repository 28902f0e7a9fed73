import { Ajv2020, type ErrorObject } from 'ajv/dist/2020';
import type { RuleSet } from './rule-set';
import { meaningProblems } from './rule-set-meaning';
import type { RuleSetProblem } from './rule-set-problem';
import schema from './rule-set.schema.json';

/** A file of rules that cannot be used, with everything that is wrong with it. */
export class RuleSetInvalid extends Error {
  override readonly name = 'RuleSetInvalid';

  constructor(readonly problems: readonly RuleSetProblem[]) {
    super(`The rule set cannot be used: ${problems.map(({ at, problem }) => `${at || '(whole)'} ${problem}`).join('; ')}`);
  }
}

const MAX_TEXT_LENGTH = 1_000_000;
/** Levels of lists and records in each other. A condition takes two of them. */
const MAX_NESTING = 32;
const MAX_PROBLEMS = 100;

const matchesSchema = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<RuleSet>(schema);

/**
 * Reads a rule set: its text, or what was read from it.
 * @throws RuleSetInvalid with up to 100 problems when it is not one, or does not make sense
 */
export function parseRuleSet(input: unknown): RuleSet {
  const value = typeof input === 'string' ? readJson(input) : input;
  if (isNestedDeeperThan(MAX_NESTING, value)) throw invalid('', `is nested more than ${MAX_NESTING} levels deep`);
  if (!matchesSchema(value)) throw new RuleSetInvalid((matchesSchema.errors ?? []).filter(tells).slice(0, MAX_PROBLEMS).map(inWords));
  const problems = meaningProblems(value);
  if (problems.length > 0) throw new RuleSetInvalid(problems.slice(0, MAX_PROBLEMS));
  return value;
}

function readJson(text: string): unknown {
  if (text.length > MAX_TEXT_LENGTH) throw invalid('', `is longer than ${MAX_TEXT_LENGTH} characters`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid('', `is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
}

const invalid = (at: string, problem: string): RuleSetInvalid => new RuleSetInvalid([{ at, problem }]);

/** Walks level by level, so that depth costs no stack. */
function isNestedDeeperThan(levels: number, value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    level = level.flatMap((part): unknown[] => (typeof part === 'object' && part !== null ? Object.values(part) : []));
  }
  return false;
}

/** Says which branch was taken, while its own errors say what is wrong there. */
const tells = ({ keyword }: ErrorObject): boolean => keyword !== 'if';

function inWords({ instancePath, message = 'is not allowed', keyword, params }: ErrorObject): RuleSetProblem {
  const { additionalProperty, allowedValues } = params as { readonly additionalProperty?: string; readonly allowedValues?: readonly unknown[] };
  if (keyword === 'additionalProperties') return { at: instancePath, problem: `must not have "${String(additionalProperty)}"` };
  if (keyword === 'enum') return { at: instancePath, problem: `must be one of ${(allowedValues ?? []).join(', ')}` };
  return { at: instancePath, problem: message };
}
