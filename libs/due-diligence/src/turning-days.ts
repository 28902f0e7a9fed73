import { addDays, looksLikeDay } from './calendar-day';
import { valueOf } from './compile-condition';
import { engineOf } from './compile-rule-set';
import type { DdpInputs } from './decision';
import type { RuleSet } from './rule-set';

/** What has its last day when. */
export interface LastDays {
  readonly facts: readonly string[];
  /** Checks whose answer runs out. */
  readonly answers: readonly string[];
}

/** The days after which a condition may turn or an answer is over, the first one first, with what ends there. */
export function turningDays(ruleSet: RuleSet, { facts, answers }: DdpInputs): ReadonlyMap<string, LastDays> {
  const found = engineOf(ruleSet).turns.flatMap(({ fact, daysAfter }) => {
    const value = valueOf(facts, fact);
    return looksLikeDay(value) ? [{ day: addDays(value, daysAfter), fact }] : [];
  });
  const ending = Object.entries(answers).flatMap(([check, { validUntil }]) => (looksLikeDay(validUntil) ? [{ day: validUntil, check }] : []));
  const days = [...new Set([...found, ...ending].map(({ day }) => day))].sort();
  return new Map(
    days.map((day) => [
      day,
      {
        facts: [...new Set(found.filter((one) => one.day === day).map(({ fact }) => fact))],
        answers: ending.filter((one) => one.day === day).map(({ check }) => check),
      },
    ]),
  );
}
