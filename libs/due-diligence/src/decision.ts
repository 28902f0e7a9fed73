import type { Level, Outcome } from './rule-set';

export type FactValue = boolean | number | string | readonly string[];

/** What is known of a fact, and which event said so. A value of null is unknown. */
export interface Input {
  readonly value: FactValue | null;
  /** Id of the event it came from, or `policy:<version>`; null when nothing ever said it. */
  readonly source: string | null;
}

/** What somebody answered to a check. */
export interface Answer {
  readonly outcome: Outcome;
  /** Last day it holds; a BLOCK outlives it. */
  readonly validUntil?: string;
  readonly source: string;
}

/** Everything a decision rests on. Plain data, free of names and narrative. */
export interface DdpInputs {
  readonly facts: Readonly<Record<string, Input>>;
  /** By check. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Checks whose block the chief of mission let stand aside, with the event that says so. */
  readonly overrides: Readonly<Record<string, string>>;
  /** Checks ever escalated by somebody, with the event that says so. */
  readonly escalations: Readonly<Record<string, string>>;
}

/** Which checks a decision is taken on. */
export type DdpScope = 'full' | 'emergency';

/** How one check came to its outcome. */
export interface CheckTrace {
  readonly check: string;
  readonly outcome: Outcome;
  /** What somebody answered, as far as it counts on the day; null when nobody did or it ran out. */
  readonly answer: Outcome | null;
  /** Rules that were true, or could not be told, in the order of the rule set. */
  readonly fired: readonly { readonly rule: string; readonly truth: 'true' | 'unknown'; readonly facts: readonly string[] }[];
  /** Whether it was ever escalated, by a rule or by somebody: the level stays raised. */
  readonly escalated: boolean;
  /** Whether a block was set aside by an override. */
  readonly overridden: boolean;
}

export const RESULTS = ['CLEARED', 'CONDITIONAL', 'PENDING', 'INCOMPLETE', 'BLOCKED'] as const;
export type Result = (typeof RESULTS)[number];

/** A decision with its reasons. The same rules, inputs, day and scope make the same bytes. */
export interface DdpDecision {
  readonly ruleSet: { readonly id: string; readonly version: number; /** SHA-256 of the canonical rule set, hex. */ readonly digest: string };
  readonly scope: DdpScope;
  /** The office's calendar day it was taken on. */
  readonly asOf: string;
  readonly inputs: DdpInputs;
  readonly checks: readonly CheckTrace[];
  readonly result: Result;
  readonly requiredLevel: Level;
  /** Level rules that made it so. */
  readonly levelRules: readonly string[];
  /** Last day it holds: the term of the rule set, or the day before something it rests on runs out. Null unless it opens the way. */
  readonly validUntil: string | null;
}

/** An input that is not what it was, and the checks it touches. */
export interface StaleCause {
  /** A fact, `answer.<check>`, `override.<check>`, or `expired`. */
  readonly input: string;
  readonly checks: readonly string[];
}
