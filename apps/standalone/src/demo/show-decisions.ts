import { AUDITOR, SENIOR } from './actors';
import { jsonOf, type ApiClient } from './api-client';
import type { CastCase } from './casting';
import { CONNECTIONS } from './drive';
import { textTable } from './text-table';
import type { Tokens } from './tokens';

interface Decisions {
  readonly decisions: readonly { readonly revision: number; readonly replayable: boolean }[];
}

interface Explained {
  readonly explanation: { readonly title: string; readonly summary: string; readonly paragraphs: readonly { readonly heading: string; readonly text: string }[]; readonly next: readonly string[] };
}

interface Overrides {
  readonly week: string;
  readonly overrides: readonly { readonly check: string; readonly reasonCode: string; readonly by: string; readonly at: string }[];
}

const LANGUAGES = ['en', 'fr', 'es'] as const;
const PARAGRAPHS_SHOWN = 3;

/** Takes every stored decision again from its own rules and inputs, and counts the bytes that came out the same. */
export async function recomputedOf(client: ApiClient, tokens: Tokens, casting: readonly CastCase[]): Promise<string> {
  const [senior, auditor] = [await tokens.for(SENIOR), await tokens.for(AUDITOR)];
  const counted = { same: 0, different: 0, cases: 0 };
  const queue = casting.values();
  const worker = async (): Promise<void> => {
    for (const { demoCase } of queue) {
      const path = `/v1/cases/${demoCase.person.caseId}/due-diligence/decisions`;
      const { decisions } = jsonOf<Decisions>(await client.send(path, senior));
      if (decisions.length > 0) counted.cases += 1;
      for (const { revision } of decisions) {
        const { equal } = jsonOf<{ readonly equal: boolean }>(await client.send(`${path}/${revision}/recomputed`, auditor));
        counted[equal ? 'same' : 'different'] += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  if (counted.different > 0) throw new Error(`${counted.different} decisions do not follow from their inputs.`);
  return `${counted.same} decisions on ${counted.cases} cases were made again from the rules and inputs they hold: each to the same bytes.`;
}

/** The last decision of a case, as the person concerned is told it. */
export async function explanationOf(client: ApiClient, tokens: Tokens, caseId: string): Promise<string> {
  const token = await tokens.for(SENIOR);
  const path = `/v1/cases/${caseId}/due-diligence/decisions`;
  const { decisions } = jsonOf<Decisions>(await client.send(path, token));
  const revision = Math.max(...decisions.map((decision) => decision.revision));
  const told: string[] = [];
  for (const language of LANGUAGES) {
    const { explanation } = jsonOf<Explained>(await client.send(`${path}/${revision}/explanation?language=${language}&audience=officer`, token));
    const paragraphs = explanation.paragraphs.slice(0, PARAGRAPHS_SHOWN).map(({ heading, text }) => `  ${heading}: ${text}`);
    told.push([explanation.title, `  ${explanation.summary}`, ...paragraphs, ...explanation.next.map((next) => `  → ${next}`)].join('\n'));
  }
  return told.join('\n\n');
}

/** The blocks that were set aside in the week of a day. */
export async function overridesOf(client: ApiClient, tokens: Tokens, week: string): Promise<string> {
  const { overrides } = jsonOf<Overrides>(await client.send(`/v1/reports/overrides?week=${week}`, await tokens.for(SENIOR)));
  return textTable(
    [
      { title: 'when', text: ({ at }) => at.slice(0, 16).replace('T', ' ') },
      { title: 'check', text: ({ check }) => check },
      { title: 'reason', text: ({ reasonCode }) => reasonCode },
      { title: 'by', text: ({ by }) => by },
    ],
    overrides,
  );
}
