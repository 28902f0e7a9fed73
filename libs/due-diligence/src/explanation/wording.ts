import { DateTime } from 'luxon';
import type { DdpDecision, FactValue } from '../decision';
import type { Check, CheckRule, FactDeclaration, Language, RuleSet, Texts } from '../rule-set';
import { ENGLISH } from './english';
import { FRENCH } from './french';
import type { Phrases } from './phrases';
import { SPANISH } from './spanish';

const PHRASES: Readonly<Record<Language, Phrases>> = { en: ENGLISH, fr: FRENCH, es: SPANISH };

/** A decision and its rules, ready to be told in one language. */
export interface Wording {
  readonly decision: DdpDecision;
  readonly ruleSet: RuleSet;
  readonly phrases: Phrases;
  readonly text: (texts: Texts) => string;
  readonly day: (date: string) => string;
  readonly list: (items: readonly string[]) => string;
  /** For names that may hold commas themselves. */
  readonly series: (items: readonly string[]) => string;
  /** The label of a fact within a sentence, without its value. */
  readonly label: (fact: string) => string;
  /** A fact with its value and, when asked for, the event it came from. */
  readonly fact: (fact: string, withSource: boolean) => string;
  readonly check: (id: string) => Check;
  readonly rule: (id: string) => CheckRule;
}

export function wordingOf(decision: DdpDecision, ruleSet: RuleSet, language: Language): Wording {
  const phrases = PHRASES[language];
  const checks = new Map(ruleSet.checks.map((check) => [check.id, check]));
  const rules = new Map(ruleSet.checks.flatMap((check) => check.rules).map((rule) => [rule.id, rule]));
  const text = (texts: Texts): string => texts[language];
  const day = (date: string): string => DateTime.fromISO(date, { zone: 'utc', locale: phrases.locale }).toLocaleString(DateTime.DATE_FULL);
  const items = new Intl.ListFormat(phrases.locale, { type: 'conjunction' });
  const list = (parts: readonly string[]): string => items.format(parts);
  const label = (fact: string): string => text(present(ruleSet.facts[fact], fact).label);

  const valueText = (value: FactValue | null, { type, valueLabels }: FactDeclaration): string => {
    const coded = (code: string): string => (valueLabels?.[code] ? text(valueLabels[code]) : code);
    if (value === null) return phrases.notKnown;
    if (typeof value === 'boolean') return value ? phrases.yes : phrases.no;
    if (typeof value === 'number') return value.toLocaleString(phrases.locale);
    if (typeof value === 'string') return type === 'date' ? day(value) : coded(value);
    return value.length === 0 ? phrases.nothing : list(value.map(coded));
  };

  return {
    decision,
    ruleSet,
    phrases,
    text,
    day,
    list,
    series: (parts) => parts.join(phrases.separator),
    label: (fact) => withinSentence(label(fact)),
    fact: (fact, withSource) => {
      const { value, source } = decision.inputs.facts[fact] ?? { value: null, source: null };
      const told = phrases.labelled(label(fact), valueText(value, present(ruleSet.facts[fact], fact)));
      return withSource && source !== null ? `${told}, ${phrases.source(source)}` : told;
    },
    check: (id) => present(checks.get(id), id),
    rule: (id) => present(rules.get(id), id),
  };
}

// An abbreviation keeps its capitals.
const withinSentence = (text: string): string => text.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());

function present<Found>(found: Found | undefined, name: string): Found {
  if (found === undefined) throw new Error(`The rules have no ${name}, though the decision was taken by them`);
  return found;
}
