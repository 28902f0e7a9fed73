import { addDays, looksLikeDay } from './calendar-day';
import type { DdpInputs, FactValue } from './decision';
import type { Condition, FactDeclaration, RuleSet } from './rule-set';
import { FALSE, not, TRUE, UNKNOWN, truthOf, type Truth } from './truth';

/** A condition made ready for many decisions. */
export interface Compiled {
  readonly test: Test;
  /** Facts it asks about, in the order of its text. */
  readonly facts: readonly string[];
  /** Days on which it may turn: the last day before, for each date it compares. */
  readonly turns: readonly Turn[];
}
export type Test = (facts: DdpInputs['facts'], asOf: string) => Truth;
export interface Turn {
  readonly fact: string;
  readonly daysAfter: number;
}

type Atom = Extract<Condition, { readonly fact: string }>;
type AtomTest = (value: FactValue, asOf: string) => Truth;

/** Makes a condition of a rule set ready. Facts that are missing, of another type or outside their closed list are unknown. */
export function compileCondition(condition: Condition, declarations: RuleSet['facts']): Compiled {
  const facts = new Set<string>();
  const turns: Turn[] = [];
  const compile = (part: Condition): Test => {
    if ('all' in part) return every(part.all.map(compile));
    if ('any' in part) return some(part.any.map(compile));
    if ('not' in part) {
      const inner = compile(part.not);
      return (known, asOf) => not(inner(known, asOf));
    }
    const fact = 'known' in part ? part.known : part.fact;
    facts.add(fact);
    if ('known' in part) return knownTest(fact, declarations[fact]);
    if ('notBefore' in part) turns.push({ fact, daysAfter: 0 });
    if ('withinDays' in part) turns.push({ fact, daysAfter: part.withinDays });
    return factTest(fact, declarations[fact], atomTest(part));
  };
  const test = compile(condition);
  return { test, facts: [...facts], turns };
}

function every(tests: readonly Test[]): Test {
  return (facts, asOf) => {
    let least: Truth = TRUE;
    for (const test of tests) {
      const truth = test(facts, asOf);
      if (truth === FALSE) return FALSE;
      if (truth < least) least = truth;
    }
    return least;
  };
}

function some(tests: readonly Test[]): Test {
  return (facts, asOf) => {
    let greatest: Truth = FALSE;
    for (const test of tests) {
      const truth = test(facts, asOf);
      if (truth === TRUE) return TRUE;
      if (truth > greatest) greatest = truth;
    }
    return greatest;
  };
}

/** Something said that these rules do not understand is neither known nor unknown to them. */
function knownTest(fact: string, declaration: FactDeclaration | undefined): Test {
  const understood = understands(declaration);
  return (facts) => {
    const value = valueOf(facts, fact);
    if (value === null) return FALSE;
    return understood(value) ? TRUE : UNKNOWN;
  };
}

function factTest(fact: string, declaration: FactDeclaration | undefined, test: AtomTest): Test {
  const understood = understands(declaration);
  return (facts, asOf) => {
    const value = valueOf(facts, fact);
    if (value === null) return UNKNOWN;
    if (understood(value)) return test(value, asOf);
    // One member outside the list does not hide another that is in it.
    return Array.isArray(value) && test(value, asOf) === TRUE ? TRUE : UNKNOWN;
  };
}

function atomTest(atom: Atom): AtomTest {
  if ('is' in atom) return (value) => truthOf(value === atom.is);
  if ('in' in atom) {
    const list = new Set<FactValue>(atom.in);
    return (value) => truthOf(list.has(value));
  }
  if ('hasAny' in atom) {
    const list = new Set(atom.hasAny);
    return (value) => truthOf((value as readonly string[]).some((member) => list.has(member)));
  }
  if ('atLeast' in atom) return (value) => truthOf((value as number) >= atom.atLeast);
  if ('atMost' in atom) return (value) => truthOf((value as number) <= atom.atMost);
  const days = 'withinDays' in atom ? atom.withinDays : 0;
  return (value, asOf) => truthOf((value as string) >= (days === 0 ? asOf : addDays(asOf, -days)));
}

/** Whether a value is of the declared type and in its closed list. Nothing understands what was not declared. */
export function understands(declaration: FactDeclaration | undefined): (value: FactValue) => boolean {
  const list = declaration?.values && new Set(declaration.values);
  switch (declaration?.type) {
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'number':
      return (value) => typeof value === 'number';
    case 'date':
      return looksLikeDay;
    case 'text':
      return (value) => typeof value === 'string' && (!list || list.has(value));
    case 'texts':
      return (value) => Array.isArray(value) && (!list || (value as readonly string[]).every((member) => list.has(member)));
    case undefined:
      return () => false;
  }
}

export function valueOf(facts: DdpInputs['facts'], fact: string): FactValue | null {
  return facts[fact]?.value ?? null;
}
