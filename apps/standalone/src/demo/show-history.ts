import { SENIOR } from './actors';
import { jsonOf, type ApiClient } from './api-client';
import type { Tokens } from './tokens';

interface HistoryEvent {
  readonly revision: number;
  readonly type: string;
  readonly actor: string;
  readonly role: string;
  readonly occurredAt: string;
  readonly changes: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[];
}

interface HistoryPage {
  readonly events: readonly HistoryEvent[];
  readonly nextFrom: number | null;
}

const PAGE = 200;
const CHANGES_SHOWN = 2;
const VALUE_WIDTH = 36;
const ALIKE_SHOWN = 2;
const TYPE_WIDTH = 26;
const ACTOR_WIDTH = 14;

/** One case told event by event: when, who, what, and what it changed in the state. */
export async function historyOf(client: ApiClient, tokens: Tokens, caseId: string): Promise<string> {
  const token = await tokens.for(SENIOR);
  const events: HistoryEvent[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const page: HistoryPage = jsonOf(await client.send(`/v1/cases/${caseId}/history?from=${from}&limit=${PAGE}`, token));
    events.push(...page.events);
    from = page.nextFrom;
  }
  return collapsed(events).join('\n');
}

/** Long runs of one kind, such as the 26 checks, are cut in the middle. */
function collapsed(events: readonly HistoryEvent[]): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < events.length; ) {
    const run = runFrom(events, at);
    const shown = run.length > ALIKE_SHOWN + 1 ? run.slice(0, ALIKE_SHOWN) : run;
    lines.push(...shown.map(lineOf));
    if (shown.length < run.length) lines.push(`      … ${run.length - shown.length} more ${run[0]?.type ?? ''}`);
    at += run.length;
  }
  return lines;
}

function runFrom(events: readonly HistoryEvent[], start: number): readonly HistoryEvent[] {
  const end = events.findIndex((event, index) => index > start && event.type !== events[start]?.type);
  return events.slice(start, end < 0 ? events.length : end);
}

function lineOf({ revision, type, actor, occurredAt, changes }: HistoryEvent): string {
  const told = changes.slice(0, CHANGES_SHOWN).map(({ path, after }) => `${path} = ${short(after)}`);
  const more = changes.length > CHANGES_SHOWN ? [`and ${changes.length - CHANGES_SHOWN} more`] : [];
  return `${String(revision).padStart(4)}  ${occurredAt.slice(0, 16).replace('T', ' ')}  ${actor.padEnd(ACTOR_WIDTH)}  ${type.padEnd(TYPE_WIDTH)}  ${[...told, ...more].join('; ')}`;
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > VALUE_WIDTH ? `${text.slice(0, VALUE_WIDTH - 1)}…` : text;
}
