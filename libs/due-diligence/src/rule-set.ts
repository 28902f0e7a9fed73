/**
 * A rule set is data: which facts it knows, what it checks, when a check blocks, who must sign, and how long a decision
 * holds. A mission replaces it without code. The shapes here are its file format; `rule-set.schema.json` says the same.
 */

/** Every text a person may read, in each language of the field. */
export interface Texts {
  readonly en: string;
  readonly fr: string;
  readonly es: string;
}

export const LANGUAGES = ['en', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

export type FactType = 'boolean' | 'number' | 'text' | 'texts' | 'date';

/** A fact a rule may ask about. */
export interface FactDeclaration {
  readonly type: FactType;
  /** The closed list of a `text` or of the members of `texts`; any when absent. */
  readonly values?: readonly string[];
  readonly label: Texts;
  /** How a value reads, for values that are codes. */
  readonly valueLabels?: Readonly<Record<string, Texts>>;
  /** `any-change`: a decision is stale as soon as the value differs. `outcome`: only when a check then comes out worse or otherwise. */
  readonly staleOn: 'any-change' | 'outcome';
  /** Checks a change of it touches, beside those whose rules ask about it. */
  readonly touches?: readonly string[];
}

/**
 * A condition over facts, true, false or unknown. An atom about an unknown fact is unknown, but for `known`. Dates compare
 * with the day the decision is for.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly known: string }
  | { readonly fact: string; readonly is: boolean | string | number }
  | { readonly fact: string; readonly in: readonly (string | number)[] }
  /** Of `texts`: at least one of these is among the values. */
  | { readonly fact: string; readonly hasAny: readonly string[] }
  | { readonly fact: string; readonly atLeast: number }
  | { readonly fact: string; readonly atMost: number }
  /** The day is not over: the date is the day of the decision or later. */
  | { readonly fact: string; readonly notBefore: 'today' }
  /** The date lies no more than so many days before the day of the decision. */
  | { readonly fact: string; readonly withinDays: number };

/** What a check can come to. `NOT_APPLICABLE` needs no answer. Severity falls from left to right. */
export const OUTCOMES = ['BLOCK', 'ESCALATE', 'INCONCLUSIVE', 'CLEAR_WITH_MITIGATION', 'CLEAR', 'NOT_APPLICABLE'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One clause of a check: when the condition is true, the check comes to this at least. Unknown makes it INCONCLUSIVE. */
export interface CheckRule {
  /** Unique in the rule set, such as `V4.withdrawn`. */
  readonly id: string;
  readonly then: 'BLOCK' | 'ESCALATE' | 'INCONCLUSIVE' | 'CLEAR_WITH_MITIGATION';
  readonly when: Condition;
  readonly because: Texts;
}

export interface Check {
  /** Such as `V1`. */
  readonly id: string;
  readonly title: Texts;
  /** What it is about, in words for the person concerned, who may not be alone when reading them. */
  readonly forPerson: Texts;
  /** Applies to everybody when absent. False makes it NOT_APPLICABLE; unknown counts as applying. */
  readonly appliesWhen?: Condition;
  /** `required`: somebody must answer it, whatever the rules find. `rules`: the rules alone can clear it. */
  readonly answer: 'required' | 'rules';
  readonly overridable: boolean;
  /** Whether it belongs to the short set of an emergency. */
  readonly emergency: boolean;
  readonly rules: readonly CheckRule[];
}

/** Levels of signature, the lowest first. */
export const LEVELS = ['second-officer', 'senior', 'senior-and-specialist', 'chief-of-mission'] as const;
export type Level = (typeof LEVELS)[number];

/** Raises the level when the condition is true or unknown, or one of the checks was ever escalated, or stands by an override. */
export interface LevelRule {
  readonly id: string;
  readonly level: Level;
  readonly when?: Condition;
  readonly escalated?: readonly string[] | 'any';
  readonly overridden?: readonly string[] | 'any';
  readonly because: Texts;
}

export interface RuleSet {
  readonly id: string;
  /** From 1, rising. */
  readonly version: number;
  readonly title: Texts;
  /** Whose rules these are, in words; never an authority that did not publish them. */
  readonly authority: Texts;
  /** Calendar dates; the last day included. */
  readonly effectiveFrom: string;
  readonly effectiveUntil?: string;
  readonly facts: Readonly<Record<string, FactDeclaration>>;
  readonly checks: readonly Check[];
  readonly signOff: readonly LevelRule[];
  readonly validity: { readonly days: number; readonly shorter: readonly { readonly id: string; readonly when: Condition; readonly days: number }[] };
}
