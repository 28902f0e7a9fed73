import { CommandRejected } from '@homeward/decider';
import type { GuardRefusal, RejectionCode } from './rule';

/** What a guard answers when it does not hold. `reason` never carries personal data. */
export function refusal(code: RejectionCode, subject: string, reason: string): GuardRefusal {
  return { code, subject, reason };
}

/** Ends a decision with a refusal. */
export function refuse(code: RejectionCode, subject: string, reason: string): never {
  throw new CommandRejected<RejectionCode>(code, reason, [{ subject, reason }]);
}

/** Ends a decision with everything that stands in its way; the first one gives the code. */
export function refuseAll(refusals: readonly GuardRefusal[]): void {
  const [first] = refusals;
  if (!first) return;
  throw new CommandRejected<RejectionCode>(
    first.code,
    first.reason,
    refusals.map(({ subject, reason }) => ({ subject, reason })),
  );
}

/** Refuses the input when the condition does not hold. */
export function ensure(condition: boolean, code: RejectionCode, subject: string, reason: string): asserts condition {
  if (!condition) refuse(code, subject, reason);
}
