import { commandNameOf, type AvailableCommandsDocument } from '@homeward/contracts';
import { systemTimers } from '@homeward/platform';
import { DOCTOR, officerOf, SENIOR, type DemoActor } from './actors';
import { ApiRefused, jsonOf, type ApiClient } from './api-client';
import type { CastCase } from './casting';
import type { Tokens } from './tokens';

/** A family that is ready, held by one of them, and let go without that one by a recorded decision. */

const MAX_LOOKS = 100;
const BETWEEN_LOOKS_MS = 100;
const STILL_TOLD = new Set([409, 412, 422]);

export interface FamilyParts {
  readonly client: ApiClient;
  readonly tokens: Tokens;
}

/** The members of the first family of two or more that stands where all of them wait for their seats. */
export function readyFamilyOf(casting: readonly CastCase[]): readonly CastCase[] {
  const families = new Map<string, CastCase[]>();
  for (const castCase of casting) {
    const { family } = castCase.demoCase.person;
    if (family && castCase.scenario.ends === 'ready') families.set(family.groupId, [...(families.get(family.groupId) ?? []), castCase]);
  }
  return [...families.values()].find((members) => members.length > 1) ?? [];
}

export async function familyOf(parts: FamilyParts, [held, holding]: readonly CastCase[]): Promise<string> {
  if (held === undefined || holding === undefined) return 'No family is ready to travel.';
  const [heldId, holdingId] = [held.demoCase.person.caseId, holding.demoCase.person.caseId];
  await phaseOnceMoved(parts, heldId, 'preparing');
  await phaseOnceMoved(parts, holdingId, 'preparing');
  await ask(parts, DOCTOR, holdingId, ['ReportMedicalDeterioration', { severity: 'major', findings: 'Demonstration finding.' }]);
  const before = await phaseOnceMoved(parts, heldId, 'ready');
  await ask(parts, SENIOR, heldId, ['DecideFamilySplit', { fromCaseIds: [holdingId], reasonCode: 'medical', decisionRef: 'family-minute-1', reason: 'The others go ahead; both wish it so.' }]);
  const after = await phaseOnceMoved(parts, heldId, before);
  return [
    `${holdingId} fell ill: ${heldId} went from ready to ${before}, held by the family gate.`,
    `The split was decided by a senior officer: ${heldId} is ${after}.`,
  ].join('\n');
}

/** The case after it left a phase; as it is when it stays. */
async function phaseOnceMoved({ client, tokens }: FamilyParts, caseId: string, from: string): Promise<string> {
  let phase = from;
  for (let look = 0; look < MAX_LOOKS && phase === from; look += 1) {
    ({ phase } = jsonOf<AvailableCommandsDocument>(await client.send(`/v1/cases/${caseId}/available-commands`, await tokens.for(officerOf(0)))));
    if (phase === from) await systemTimers.sleep(BETWEEN_LOOKS_MS);
  }
  return phase;
}

async function ask({ client, tokens }: FamilyParts, actor: DemoActor, caseId: string, [type, data]: readonly [Parameters<typeof commandNameOf>[0], object]): Promise<void> {
  const token = await tokens.for(actor);
  for (let look = 1; ; look += 1) {
    const { revision } = jsonOf<AvailableCommandsDocument>(await client.send(`/v1/cases/${caseId}/available-commands`, token));
    const headers = { 'content-type': 'application/json', 'if-match': `"${revision}"`, 'idempotency-key': `demo-family-${type}-${caseId}` };
    try {
      await client.send(`/v1/cases/${caseId}/commands/${commandNameOf(type)}`, token, { method: 'POST', headers, body: JSON.stringify(data) });
      return;
    } catch (error) {
      if (!(error instanceof ApiRefused) || !STILL_TOLD.has(error.status) || look === MAX_LOOKS) throw error;
      await systemTimers.sleep(BETWEEN_LOOKS_MS);
    }
  }
}
