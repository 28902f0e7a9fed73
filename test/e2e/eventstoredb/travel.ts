import { commandNameOf } from '@homeward/contracts';
import { systemTimers } from '@homeward/platform';
import type { FakeEventStoreDb } from '../../../libs/event-store/src/testing';
import { canarySteps } from '../commands/canary-flow';
import { type Answer, ApiCaller, type Sending } from '../commands/caller';
import type { CommandSystem } from '../commands/command-system';

const UNAVAILABLE = 503;
const MAX_TRIES = 40;
const RETRY_DELAY_MS = 50;
/** Every so many commands the server goes away, and every so many others its answer is lost. */
const CUT_EVERY = 12;
const LOSE_EVERY = 5;
/** What a client does not send of a command of the domain. */
const FILLED_IN = ['office', 'hostCountry', 'possibleDuplicates'];

export interface Receipt {
  readonly caseId: string;
  readonly revision: number;
  readonly position: string;
}

/** Sends until the store answers; the key is the same, so nothing is done twice. */
export async function persist({ ids }: CommandSystem, caller: ApiCaller, [caseId, name, body]: readonly [string, string, unknown], sending: Sending = {}): Promise<Answer> {
  const key = sending.key ?? ids.random();
  for (let tries = 1; ; tries += 1) {
    const answer = await caller.command(caseId, name, body, { ...sending, key });
    if (answer.status !== UNAVAILABLE || tries === MAX_TRIES) return answer;
    await systemTimers.sleep(RETRY_DELAY_MS);
  }
}

/** From intake to the follow-up after the return, while the server comes and goes. Answers the receipt of each command. */
export async function travel(system: CommandSystem, fake: FakeEventStoreDb): Promise<readonly Receipt[]> {
  const commands = canarySteps().flatMap(({ story, command }) => (story === 'traveller' ? [command] : []));
  const caseId = system.ids.random();
  const receipts: Receipt[] = [];
  for (const [step, { type, data, context }] of commands.entries()) {
    const due = Date.parse(context.now) - system.time.nowMs();
    if (due > 0) await system.time.advance(due);
    if (step % CUT_EVERY === 0) await fake.restart();
    if (step % LOSE_EVERY === 0) fake.answersToLose = 1;
    const caller = await ApiCaller.as(system, context.role, { office: 'tripoli', subject: context.actor, country: 'NGA' });
    const own = type === 'RegisterCase' ? { personRef: system.ids.random() } : {};
    const body = { ...Object.fromEntries(Object.entries(data).filter(([name]) => !FILLED_IN.includes(name))), ...own };
    const revision = receipts.at(-1)?.revision;
    const answer = await persist(system, caller, [caseId, commandNameOf(type), body], revision === undefined ? {} : { revision });
    if (answer.status >= 400) throw new Error(`${type} was answered ${answer.text}`);
    receipts.push(answer.body as unknown as Receipt);
  }
  return receipts;
}
