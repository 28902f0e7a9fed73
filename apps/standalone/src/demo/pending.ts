import { SENIOR } from './actors';
import type { ApiClient } from './api-client';
import type { CastCase } from './casting';
import { CONNECTIONS, type PendingCase, revisionOf } from './drive';
import { registrationOf, simulate } from './simulate';
import type { Tokens } from './tokens';

/** Which steps are still to be done, judged by where each case stands. A case that somebody else worked on is left alone. */
export async function pendingOf(casting: readonly CastCase[], { client, tokens, isFresh }: { readonly client: ApiClient; readonly tokens: Tokens; readonly isFresh: boolean }): Promise<readonly PendingCase[]> {
  const token = await tokens.for(SENIOR);
  const pending: PendingCase[] = [];
  const queue = casting.values();
  const worker = async (): Promise<void> => {
    for (const castCase of queue) {
      const revision = isFresh ? registeredAt(castCase) : await revisionOf(client, token, castCase.demoCase.person.caseId);
      const found = pendingFrom(castCase, revision);
      if (found) pending.push(found);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  return pending;
}

/** Where a case stands once its row is imported. */
function registeredAt({ demoCase }: CastCase): number {
  return (simulate(registrationOf(demoCase.person)).eventsAfter.at(-1) ?? 0) - 1;
}

/** The steps after those whose events are all there. Exported for its test. */
export function pendingFrom(castCase: CastCase, revision: number): PendingCase | undefined {
  const registration = registrationOf(castCase.demoCase.person);
  const steps = castCase.scenario.steps(castCase.demoCase);
  const numbered = steps.map((step, number) => ({ step, number }));
  if (revision === registeredAt(castCase)) return numbered.length === 0 ? undefined : { castCase, steps: numbered, revision };
  const { eventsAfter } = simulate([...registration, ...steps]);
  const reached = eventsAfter.indexOf(revision + 1);
  const left = numbered.slice(reached - registration.length + 1);
  return reached < registration.length - 1 || left.length === 0 ? undefined : { castCase, steps: left, revision };
}
