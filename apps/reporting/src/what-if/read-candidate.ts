import { InvalidRequest } from '@homeward/contracts';
import { parseRuleSet, RuleSetInvalid, type RuleSet } from '@homeward/due-diligence';

/** The rule set of a request, or a problem that lists everything that is wrong with it. */
export function readCandidate(body: unknown): RuleSet {
  try {
    return parseRuleSet(body);
  } catch (error) {
    if (!(error instanceof RuleSetInvalid)) throw error;
    throw new InvalidRequest('The rule set cannot be used.', error.problems.map(({ at, problem }) => ({ pointer: at, reason: problem })));
  }
}
