import { commandNameOf } from '@homeward/contracts';
import type { AvailableCommandsDocument, CommandReceipt } from '@homeward/contracts';
import { systemTimers } from '@homeward/platform';
import { type ApiClient, ApiRefused, jsonOf } from './api-client';
import type { CastCase } from './casting';
import type { DemoClock } from './demo-clock';
import type { Step } from './step';
import type { Tokens } from './tokens';

/** Requests on their way at once. */
export const CONNECTIONS = 32;

/** A case with the steps it still has to go. */
export interface PendingCase {
  readonly castCase: CastCase;
  readonly steps: readonly { readonly step: Step; /** Place among all steps of the case: the same on every run. */ readonly number: number }[];
  revision: number;
}

export interface DriveParts {
  readonly client: ApiClient;
  readonly tokens: Tokens;
  readonly clock: DemoClock;
  readonly signal: AbortSignal;
  readonly onStep: (done: number) => void;
  /** What else happens once all that comes before a moment is done. */
  readonly interlude?: { readonly at: string; readonly play: () => Promise<void> };
}

/**
 * Takes every case along its way over the HTTP API. All that happens at one moment is done before the clock moves to the
 * next; cases go side by side, the steps of one case one after another. Answers the last position written, if any.
 */
export async function drive(cases: readonly PendingCase[], parts: DriveParts): Promise<string | undefined> {
  let done = 0;
  let last: string | undefined;
  let interlude = parts.interlude;
  for (const [instant, work] of byInstant(cases)) {
    parts.signal.throwIfAborted();
    if (interlude && instant > interlude.at) {
      parts.clock.moveTo(interlude.at);
      await interlude.play();
      interlude = undefined;
    }
    parts.clock.moveTo(instant);
    await sideBySide(work, async (errand) => {
      const position = await run(errand, parts);
      if (last === undefined || position > last) last = position;
      done += errand.steps.length;
      parts.onStep(done);
    });
  }
  return last;
}

interface Errand {
  readonly pending: PendingCase;
  readonly steps: PendingCase['steps'];
}

/** What happens at each moment, in the order of time. */
function byInstant(cases: readonly PendingCase[]): readonly (readonly [string, readonly Errand[]])[] {
  const moments = new Map<string, Errand[]>();
  for (const pending of cases) {
    const instants = new Set(pending.steps.map(({ step }) => step.at));
    for (const at of instants) {
      const errands = moments.get(at) ?? [];
      errands.push({ pending, steps: pending.steps.filter(({ step }) => step.at === at) });
      moments.set(at, errands);
    }
  }
  return [...moments].sort(([one], [other]) => (one < other ? -1 : 1));
}

async function sideBySide(errands: readonly Errand[], work: (errand: Errand) => Promise<void>): Promise<void> {
  const queue = errands.values();
  const worker = async (): Promise<void> => {
    for (const errand of queue) await work(errand);
  };
  await Promise.all(Array.from({ length: Math.min(CONNECTIONS, errands.length) }, worker));
}

async function run({ pending, steps }: Errand, { client, tokens, signal }: DriveParts): Promise<string> {
  let position = '';
  for (const { step, number } of steps) {
    signal.throwIfAborted();
    const receipt = await sendAsItStands(client, await tokens.for(step.actor), { pending, step, number });
    pending.revision = receipt.revision;
    position = receipt.position;
  }
  return position;
}

/** A family is told of its members a moment after each of them moved; who is refused meanwhile looks again and asks again. */
const MAX_LOOKS = 600;
const BETWEEN_LOOKS_MS = 100;
const MOVED_ON = new Set([409, 412, 422]);

async function sendAsItStands(client: ApiClient, token: string, errand: SentStep): Promise<CommandReceipt> {
  for (let look = 1; ; look += 1) {
    try {
      return await send(client, token, errand);
    } catch (error) {
      const { person } = errand.pending.castCase.demoCase;
      if (!(error instanceof ApiRefused) || !MOVED_ON.has(error.status) || person.family === undefined || look === MAX_LOOKS) throw error;
      if (error.status !== 412) await systemTimers.sleep(BETWEEN_LOOKS_MS);
      errand.pending.revision = await revisionOf(client, token, person.caseId);
    }
  }
}

/** Where a case stands in the log. */
export async function revisionOf(client: ApiClient, token: string, caseId: string): Promise<number> {
  return jsonOf<AvailableCommandsDocument>(await client.send(`/v1/cases/${caseId}/available-commands`, token)).revision;
}

interface SentStep {
  readonly pending: PendingCase;
  readonly step: Step;
  readonly number: number;
}

async function send(client: ApiClient, token: string, { pending, step, number }: SentStep): Promise<CommandReceipt> {
  const { caseId } = pending.castCase.demoCase.person;
  const headers = {
    'content-type': 'application/json',
    'if-match': `"${pending.revision}"`,
    'idempotency-key': `demo-${caseId}-${number}`,
  };
  try {
    const answer = await client.send(`/v1/cases/${caseId}/commands/${commandNameOf(step.type)}`, token, { method: 'POST', headers, body: JSON.stringify(step.data) });
    return jsonOf<CommandReceipt>(answer);
  } catch (error) {
    if (!(error instanceof ApiRefused)) throw error;
    throw new ApiRefused(error.status, `“${pending.castCase.scenario.name}”, step ${number} (${step.type} at ${step.at}): ${error.message}`);
  }
}
