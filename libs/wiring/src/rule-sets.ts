import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_RULE_SET, digestOf, parseRuleSet, RuleSetInvalid, ruleSetOn, type RuleSet } from '@homeward/due-diligence';

const MAX_FILES = 200;
const JSON_FILE = /\.json$/;

/**
 * The due-diligence rules of a mission, and those shipped with Homeward, which hold on every day the mission has none of its
 * own. A set that was once used stays here: decisions name it by its digest.
 */
export class RuleSets {
  readonly all: readonly RuleSet[];
  private readonly byDigest: ReadonlyMap<string, RuleSet>;

  constructor(private readonly own: readonly RuleSet[] = []) {
    this.all = [DEFAULT_RULE_SET, ...own];
    this.byDigest = new Map(this.all.map((ruleSet) => [digestOf(ruleSet), ruleSet]));
  }

  /** The rules in effect on a calendar day. */
  on(day: string): RuleSet {
    return ruleSetOn(this.own, day) ?? DEFAULT_RULE_SET;
  }

  findByDigest(digest: string): RuleSet | undefined {
    return this.byDigest.get(digest);
  }
}

/** The folder of rule sets cannot be used. Lists everything that is wrong in it. */
export class RuleSetsInvalid extends Error {
  override readonly name = 'RuleSetsInvalid';

  constructor(readonly problems: readonly string[]) {
    super(['The rule sets are not usable:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
  }
}

/** Reads every `.json` file of a folder as a rule set. Throws `RuleSetsInvalid` with everything that is wrong in all of them. */
export async function readRuleSets(folder: string): Promise<RuleSets> {
  const names = (await filesIn(folder)).filter((name) => JSON_FILE.test(name)).sort();
  if (names.length > MAX_FILES) throw new RuleSetsInvalid([`${folder} holds more than ${MAX_FILES} files`]);
  const problems: string[] = [];
  const ruleSets: RuleSet[] = [];
  for (const name of names) {
    try {
      const ruleSet = parseRuleSet(await readFile(join(folder, name), 'utf8'));
      problems.push(...strangeFacts(ruleSet).map((problem) => `${name}: ${problem}`));
      if (contradicts(ruleSet, ruleSets)) problems.push(`${name}: ${ruleSet.id} version ${ruleSet.version} stands in another file with other rules`);
      ruleSets.push(ruleSet);
    } catch (error) {
      if (!(error instanceof RuleSetInvalid)) throw error;
      problems.push(...error.problems.map(({ at, problem }) => `${name}: ${at || '(whole)'} ${problem}`));
    }
  }
  if (problems.length > 0) throw new RuleSetsInvalid(problems);
  return new RuleSets(ruleSets);
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw Object.assign(new RuleSetsInvalid([`${folder} cannot be read`]), { cause });
  }
}

/** One version says one thing, for ever: what was decided by it could not be told from what is decided by it now. */
function contradicts(ruleSet: RuleSet, ruleSets: readonly RuleSet[]): boolean {
  const { id, version } = ruleSet;
  return [DEFAULT_RULE_SET, ...ruleSets].some((other) => other.id === id && other.version === version && digestOf(other) !== digestOf(ruleSet));
}

/** A fact that no case has would be unknown for ever, and block everybody without a word. */
function strangeFacts({ facts }: RuleSet): readonly string[] {
  return Object.entries(facts).flatMap(([name, { type }]) => {
    const known = DEFAULT_RULE_SET.facts[name];
    if (known === undefined) return [`no case has the fact ${name}`];
    return known.type === type ? [] : [`the fact ${name} is of the type ${known.type}, not ${type}`];
  });
}
