import type { Result } from '../decision';
import type { Outcome } from '../rule-set';
import type { Explanation, Paragraph } from './explanation';
import { checksWith } from './reasons';
import type { Wording } from './wording';

/**
 * For the person concerned: short sentences, no codes, no names of rules, nothing of who said what. Several checks share one
 * topic on purpose, so that a letter read over the shoulder tells nobody of violence, trafficking or a claim.
 */
export function explainToPerson(wording: Wording): Explanation {
  const { decision, phrases, day } = wording;
  const { person } = phrases;
  const why: Readonly<Record<Result, readonly string[]>> = {
    BLOCKED: topics(wording, 'BLOCK', person.stops),
    PENDING: [...topics(wording, 'ESCALATE', person.waits), ...topics(wording, 'INCONCLUSIVE', person.missing)],
    INCOMPLETE: topics(wording, 'INCONCLUSIVE', person.missing),
    CONDITIONAL: topics(wording, 'CLEAR_WITH_MITIGATION', person.arrange),
    CLEARED: [],
  };
  const reasons = why[decision.result];
  return {
    title: person.title,
    summary: person.summary[decision.result](day(decision.asOf)),
    paragraphs: [
      ...(reasons.length > 0 ? [paragraph(person.why, reasons.join(' '))] : []),
      ...(decision.validUntil === null ? [] : [paragraph(person.howLong, person.holds(day(decision.validUntil)))]),
      paragraph(person.rights, person.yourRights),
    ],
    next: person.next[decision.result],
  };
}

function topics(wording: Wording, outcome: Outcome, say: (topics: string) => string): readonly string[] {
  const named = new Set(checksWith(wording, outcome).map(({ check }) => wording.text(wording.check(check).forPerson)));
  return named.size > 0 ? [say(wording.series([...named]))] : [];
}

const paragraph = (heading: string, text: string): Paragraph => ({ heading, text, checks: [] });
