import { HOMEWARD } from '@homeward/access';
import { seededRandomness, systemIds, systemTimers } from '@homeward/platform';
import { streamOf } from '@homeward/return-case';
import { Durations } from '../harness/durations';
import type { Ledger } from '../harness/ledger';
import { LogCheck } from '../harness/log-check';
import { readLog } from '../harness/read-log';
import { readyAgain, settled } from '../harness/ready-again';
import { tell } from '../harness/tell';
import type { Workplace } from '../harness/workplace';
import { type HotCase, Writer } from '../harness/writer';
import type { Strike, Victim } from './strikes';

const HOT_CASES = 2;
const PROGRESS_EVERY = 10;
const LOOK_EVERY_MS = 5;
const CASES_ASKED_AFTERWARDS = 40;

export interface KillLoopParts {
  readonly url: string;
  readonly workplace: Workplace;
  readonly ledger: Ledger;
  readonly seed: number;
  readonly writers: number;
  readonly kill: (victim: Victim) => void | Promise<void>;
}

/** How long it took from the last kill, which is what people feel: whoever starts the killed again does so at once. */
export interface Recovery {
  /** Until `/health/ready` said yes. */
  readonly ready: Durations;
  /** The same by who was killed last. */
  readonly readyAfter: ReadonlyMap<string, Durations>;
  /** Until a command was acknowledged after that. */
  readonly served: Durations;
}

type Growing = Recovery & { readonly readyAfter: Map<string, Durations> };

/** Has writers work while the strikes fall, and until everything they asked is answered. Tells how far it is. */
export async function killUnderWriters(parts: KillLoopParts, strikes: readonly Strike[]): Promise<Recovery> {
  const { url, workplace, ledger, seed } = parts;
  const stop = new AbortController();
  const hotCases: HotCase[] = Array.from({ length: HOT_CASES }, () => ({ caseId: '', revision: undefined }));
  const write = async (index: number): Promise<void> => {
    const actor = `officer-${index}`;
    await new Writer({ url, actor, token: await workplace.token(actor), ledger, ids: systemIds, randomness: seededRandomness(seed + index), hotCases }).run(stop.signal);
  };
  tell(`${strikes.length} kills under ${parts.writers} writers, SEED=${seed}`);
  const recovery = { ready: new Durations(), readyAfter: new Map<string, Durations>(), served: new Durations() };
  const working = Promise.all(Array.from({ length: parts.writers }, (_, index) => write(index)));
  try {
    // A writer that is refused ends the test at once.
    await Promise.race([strikeAll(parts, strikes, { recovery, signal: stop.signal }), working]);
  } finally {
    stop.abort();
    await working;
  }
  return recovery;
}

async function strikeAll({ url, ledger, kill }: KillLoopParts, strikes: readonly Strike[], { recovery, signal }: { readonly recovery: Growing; readonly signal: AbortSignal }): Promise<void> {
  let killedAtMs: number | undefined;
  let killed = '';
  const recovered = async (): Promise<void> => {
    if (killedAtMs === undefined) return;
    await readyAgain(url);
    const readyAtMs = performance.now();
    recovery.ready.add(readyAtMs - killedAtMs);
    const after = recovery.readyAfter.get(killed) ?? new Durations();
    after.add(readyAtMs - killedAtMs);
    recovery.readyAfter.set(killed, after);
    while (ledger.lastAcknowledgedAtMs < readyAtMs) await systemTimers.sleep(LOOK_EVERY_MS, signal);
    recovery.served.add(ledger.lastAcknowledgedAtMs - killedAtMs);
    killedAtMs = undefined;
  };
  for (const [index, { victims, moment, delayMs }] of strikes.entries()) {
    if (moment === 'at work') await recovered();
    await systemTimers.sleep(delayMs, signal);
    await Promise.all(victims.map(async (victim) => kill(victim)));
    killedAtMs = performance.now();
    killed = `${victims.join(' and ')} ${moment}`;
    if ((index + 1) % PROGRESS_EVERY === 0) tell(`${index + 1} of ${strikes.length} kills, ${ledger.toString()}, ready again ${recovery.ready.toString()}`);
  }
  await recovered();
}

/** Once nothing more is recorded: everything that is wrong with the log, one sentence each, and with what is answered over HTTP about its last cases. */
export async function faultsOfLog({ ledger, url, workplace }: KillLoopParts, eventStoreUrl: string): Promise<readonly string[]> {
  await settled(url);
  const check = new LogCheck(ledger, HOMEWARD.actor);
  for await (const event of readLog(eventStoreUrl)) check.take(event);
  const faults = [...check.finish()];
  const token = await workplace.token('officer-0');
  const caseIds = new Set([...ledger.entries()].map(({ caseId }) => caseId));
  for (const caseId of [...caseIds].slice(-CASES_ASKED_AFTERWARDS)) {
    const answer = await fetch(`${url}/v1/cases/${caseId}/available-commands`, { headers: { authorization: `Bearer ${token}` } });
    const stands = check.revisionOf(streamOf(caseId));
    if (answer.headers.get('etag') !== `"${stands}"`) faults.push(`The case ${caseId} stands at ${stands} and is answered for as ${answer.headers.get('etag')}.`);
  }
  return faults;
}
