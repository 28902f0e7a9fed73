import { DEFAULT_RULE_SET, type RuleSet } from '@homeward/due-diligence';
import { systemTimers } from '@homeward/platform';
import { CHIEF } from './actors';
import { jsonOf, type ApiClient } from './api-client';
import { textTable } from './text-table';
import type { Tokens } from './tokens';

/** Work that goes on in the system while it is asked how far it has come. */
interface Job {
  readonly id: string;
  readonly status: string;
}

interface WhatIf extends Job {
  readonly result?: { readonly total: Readonly<Record<'decisions' | 'same' | 'clearToHold' | 'holdToClear' | 'otherFlips' | 'notReplayable', number>>; readonly durationMs: number };
}

interface Bulk extends Job {
  readonly recorded: number;
  readonly skipped: number;
  readonly refused: number;
  readonly lostGates: readonly { readonly gate: string; readonly cases: number }[];
}

const MAX_LOOKS = 600;
const BETWEEN_LOOKS_MS = 200;

/** What if a check that needs mitigation blocked? The decisions of the past under such rules, and no live case touched. */
export async function whatIfOf(client: ApiClient, tokens: Tokens): Promise<string> {
  const token = await tokens.for(CHIEF);
  const job = await post<WhatIf>(client, token, '/v1/what-if', { body: stricter(DEFAULT_RULE_SET) });
  const { result } = await finished<WhatIf>(client, token, `/v1/what-if/${job.id}`);
  if (result === undefined) throw new Error('The what-if came to no result.');
  const { total } = result;
  const kinds = { decisions: 'decisions taken again', same: 'come out the same', clearToHold: 'that were clear would hold', holdToClear: 'that held would be clear', otherFlips: 'differ otherwise', notReplayable: 'cannot be taken again' } as const;
  return (Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) => `${String(total[kind]).padStart(5)}  ${kinds[kind]}`).join('\n');
}

/** Trafficking stops a return outright instead of asking for a second look. */
function stricter(rules: RuleSet): RuleSet {
  const checks = rules.checks.map((check) => ({ ...check, rules: check.rules.map((rule) => (rule.id === 'P2.trafficked' ? { ...rule, then: 'BLOCK' as const } : rule)) }));
  return { ...rules, id: 'demo-stricter', version: 1, checks };
}

/** A corridor closes and opens again: every case of it is suspended and resumed, and some come back without their gates. */
export async function corridorOf(client: ApiClient, tokens: Tokens, corridor: string): Promise<string> {
  const token = await tokens.for(CHIEF);
  const run = async (body: object, key: string): Promise<Bulk> => {
    const { id } = await post<Bulk>(client, token, '/v1/bulk-operations', { body, key });
    return finished<Bulk>(client, token, `/v1/bulk-operations/${id}`);
  };
  const closed = await run({ operation: 'suspend', scope: 'corridor', scopeRef: corridor, reasonCode: 'airspace-closed' }, `demo-close-${corridor}`);
  const opened = await run({ operation: 'resume', causeId: closed.id }, `demo-open-${corridor}`);
  const lost = textTable([{ title: 'gate lost', text: ({ gate }) => gate }, { title: 'cases', text: ({ cases }) => cases }], opened.lostGates);
  return `${corridor} closed: ${closed.recorded} cases suspended, ${closed.skipped} not concerned, ${closed.refused} refused.\n${corridor} opened: ${opened.recorded} cases resumed.\n\n${lost}`;
}

async function post<Answer>(client: ApiClient, token: string, path: string, { body, key }: { readonly body: object; readonly key?: string }): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(key !== undefined && { 'idempotency-key': key }) };
  return jsonOf<Answer>(await client.send(path, token, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function finished<Answer extends Job>(client: ApiClient, token: string, path: string): Promise<Answer> {
  for (let look = 0; look < MAX_LOOKS; look += 1) {
    const job = jsonOf<Answer>(await client.send(path, token));
    if (job.status !== 'waiting' && job.status !== 'running') return job;
    await systemTimers.sleep(BETWEEN_LOOKS_MS);
  }
  throw new Error(`${path} did not come to an end.`);
}
