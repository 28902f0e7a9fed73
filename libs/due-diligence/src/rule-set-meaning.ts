import { isDay } from './calendar-day';
import type { Condition, FactDeclaration, FactType, RuleSet } from './rule-set';
import type { RuleSetProblem } from './rule-set-problem';

const MAX_CONDITION_DEPTH = 8;
const MAX_CONDITION_PARTS = 100;

type Report = (at: string, problem: string) => void;
type Atom = Extract<Condition, { readonly fact: string }>;

/** What a schema cannot see in a rule set: names that lead nowhere, values of the wrong type, days that do not exist. */
export function meaningProblems(ruleSet: RuleSet): readonly RuleSetProblem[] {
  const problems: RuleSetProblem[] = [];
  const report: Report = (at, problem) => void problems.push({ at, problem });
  checkDates(ruleSet, report);
  checkIds(ruleSet, report);
  checkFacts(ruleSet, report);
  for (const [at, condition] of conditionsOf(ruleSet)) checkCondition(ruleSet.facts, condition, at, report);
  checkNamedChecks(ruleSet, report);
  return problems;
}

function checkDates({ effectiveFrom, effectiveUntil }: RuleSet, report: Report): void {
  if (!isDay(effectiveFrom)) report('/effectiveFrom', 'is not a day of the calendar');
  if (effectiveUntil === undefined) return;
  if (!isDay(effectiveUntil)) report('/effectiveUntil', 'is not a day of the calendar');
  else if (effectiveUntil < effectiveFrom) report('/effectiveUntil', 'is before effectiveFrom');
}

function checkIds({ checks, signOff, validity }: RuleSet, report: Report): void {
  const checkIds = new Set<string>();
  const ruleIds = new Set<string>();
  const unique = (seen: Set<string>, id: string, at: string): void => {
    if (seen.has(id)) report(at, `"${id}" is there twice`);
    seen.add(id);
  };
  checks.forEach((check, index) => {
    unique(checkIds, check.id, `/checks/${index}/id`);
    check.rules.forEach((rule, position) => unique(ruleIds, rule.id, `/checks/${index}/rules/${position}/id`));
  });
  signOff.forEach((rule, index) => unique(ruleIds, rule.id, `/signOff/${index}/id`));
  validity.shorter.forEach((rule, index) => unique(ruleIds, rule.id, `/validity/shorter/${index}/id`));
}

function checkFacts({ facts }: RuleSet, report: Report): void {
  for (const [name, { type, values = [], valueLabels = {} }] of Object.entries(facts)) {
    const at = `/facts/${name}`;
    if (values.length > 0 && type !== 'text' && type !== 'texts') report(`${at}/values`, `a ${type} has no closed list`);
    const labelled = Object.keys(valueLabels);
    labelled.filter((value) => !values.includes(value)).forEach((value) => report(`${at}/valueLabels`, `"${value}" is not among the values`));
    values.filter((value) => !labelled.includes(value)).forEach((value) => report(`${at}/valueLabels`, `"${value}" has no label`));
  }
}

function* conditionsOf({ checks, signOff, validity }: RuleSet): Generator<readonly [string, Condition]> {
  for (const [index, { appliesWhen, rules }] of checks.entries()) {
    if (appliesWhen) yield [`/checks/${index}/appliesWhen`, appliesWhen];
    for (const [position, { when }] of rules.entries()) yield [`/checks/${index}/rules/${position}/when`, when];
  }
  for (const [index, { when }] of signOff.entries()) if (when) yield [`/signOff/${index}/when`, when];
  for (const [index, { when }] of validity.shorter.entries()) yield [`/validity/shorter/${index}/when`, when];
}

function checkCondition(facts: RuleSet['facts'], condition: Condition, root: string, report: Report): void {
  let parts = 0;
  const visit = (part: Condition, at: string, depth: number): void => {
    parts += 1;
    if (depth > MAX_CONDITION_DEPTH) return report(at, `is more than ${MAX_CONDITION_DEPTH} levels deep`);
    if ('all' in part) return part.all.forEach((inner, index) => visit(inner, `${at}/all/${index}`, depth + 1));
    if ('any' in part) return part.any.forEach((inner, index) => visit(inner, `${at}/any/${index}`, depth + 1));
    if ('not' in part) return visit(part.not, `${at}/not`, depth + 1);
    const fact = 'known' in part ? part.known : part.fact;
    const declaration = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
    if (!declaration) return report(at, `"${fact}" is not a declared fact`);
    if (!('known' in part)) checkAtom(part, declaration, (problem) => report(at, `"${fact}" ${problem}`));
  };
  visit(condition, root, 1);
  if (parts > MAX_CONDITION_PARTS) report(root, `has more than ${MAX_CONDITION_PARTS} parts`);
}

const TYPES_ASKED: Readonly<Record<string, readonly FactType[]>> = {
  is: ['boolean', 'number', 'text'],
  in: ['number', 'text'],
  hasAny: ['texts'],
  atLeast: ['number'],
  atMost: ['number'],
  notBefore: ['date'],
  withinDays: ['date'],
};

function checkAtom(atom: Atom, { type, values }: FactDeclaration, report: (problem: string) => void): void {
  const question = Object.keys(atom).find((key) => key !== 'fact') ?? '';
  if (!TYPES_ASKED[question]?.includes(type)) return report(`is a ${type} and cannot be asked "${question}"`);
  const jsonType = type === 'boolean' || type === 'number' ? type : 'string';
  for (const value of valuesAsked(atom)) {
    if (typeof value !== jsonType) report(`is a ${type} and is never ${JSON.stringify(value)}`);
    else if (values && !values.includes(String(value))) report(`is never "${String(value)}": that is not among its values`);
  }
}

function valuesAsked(atom: Atom): readonly (boolean | number | string)[] {
  if ('is' in atom) return [atom.is];
  if ('in' in atom) return atom.in;
  return 'hasAny' in atom ? atom.hasAny : [];
}

function checkNamedChecks({ checks, signOff, facts }: RuleSet, report: Report): void {
  const ids = new Set(checks.map(({ id }) => id));
  const exist = (named: readonly string[] | 'any' | undefined, at: string): void => {
    if (named === undefined || named === 'any') return;
    named.forEach((id) => ids.has(id) || report(at, `"${id}" is not a check`));
  };
  signOff.forEach(({ escalated, overridden }, index) => {
    exist(escalated, `/signOff/${index}/escalated`);
    exist(overridden, `/signOff/${index}/overridden`);
  });
  for (const [name, { touches }] of Object.entries(facts)) exist(touches, `/facts/${name}/touches`);
}
