import { commandIdOf } from '@homeward/http';
import { type Ids, type Randomness, systemTimers } from '@homeward/platform';
import { anyTime, caseScript, type ScriptedCommand } from './case-script';
import type { Ledger } from './ledger';
import { type Outcome, sendCommand } from './send-command';

/** Of what a writer does, the part that goes to a case that others write to as well. */
const HOT_SHARE = 0.25;
const FAMILY_SIZE = 2;
const MAX_PAUSE_MS = 80;
const RETRY_DELAY_MS = 250;
/** Two minutes and more: longer than anything is away in these tests. */
const MAX_ATTEMPTS = 600;
const MAX_REREADS = 8;
const MAX_HOT_REVISION = 150;
const STALE = new Set([409, 412]);

/** A case that several writers write to, as it was last seen by one of them. */
export interface HotCase {
  caseId: string;
  revision: number | undefined;
}

export interface WriterParts {
  readonly url: string;
  /** The subject of the token. */
  readonly actor: string;
  readonly token: string;
  readonly ledger: Ledger;
  readonly ids: Ids;
  readonly randomness: Randomness;
  /** Shared by all writers. */
  readonly hotCases: readonly HotCase[];
  readonly maxPauseMs?: number;
}

/** An officer who works without end: takes cases of their own through the first steps, and meets others at hot cases. */
export class Writer {
  constructor(private readonly parts: WriterParts) {}

  /** Until the signal aborts; what was asked by then is asked until it is answered. */
  async run(signal: AbortSignal): Promise<void> {
    const { ids } = this.parts;
    let groupId = ids.random();
    for (let cases = 1; !signal.aborted; cases += 1) {
      const caseId = ids.random();
      let revision: number | undefined;
      for (const command of caseScript(ids.random(), groupId)) {
        if (signal.aborted) return;
        if (this.parts.randomness.fraction() < HOT_SHARE) await this.writeToHotCase();
        revision = (await this.do(caseId, command, revision)) ?? revision;
        await this.pause();
      }
      if (cases % FAMILY_SIZE === 0) groupId = ids.random();
    }
  }

  /** Does one thing to a case, looking again whenever it has moved on. Answers its revision then; undefined when others were always faster. */
  async do(caseId: string, command: ScriptedCommand, seenRevision: number | undefined): Promise<number | undefined> {
    let revision = seenRevision;
    for (let rereads = 0; rereads <= MAX_REREADS; rereads += 1) {
      const outcome = await this.ask(caseId, command, revision);
      if (outcome.kind === 'acknowledged') return outcome.receipt.revision;
      const { status, problem } = outcome;
      if (!STALE.has(status) || problem.currentRevision === undefined) throw new Error(`${command.name} was refused with ${status} ${problem.code}: ${problem.detail}`);
      revision = problem.currentRevision;
    }
    return undefined;
  }

  private async writeToHotCase(): Promise<void> {
    const { hotCases, ids, randomness } = this.parts;
    const hot = hotCases[Math.floor(randomness.fraction() * hotCases.length)];
    if (hot === undefined) return;
    if (hot.revision === undefined || hot.revision >= MAX_HOT_REVISION) await this.replace(hot);
    const { caseId } = hot;
    const revision = await this.do(caseId, anyTime(ids.random(), randomness), hot.revision);
    if (hot.caseId === caseId) hot.revision = Math.max(hot.revision ?? 0, revision ?? 0);
  }

  /** Whoever meets another on a case has it read anew, so none may grow without end. */
  private async replace(hot: HotCase): Promise<void> {
    const caseId = this.parts.ids.random();
    const [registration] = caseScript(this.parts.ids.random(), '');
    if (registration === undefined) return;
    const revision = await this.do(caseId, registration, undefined);
    Object.assign(hot, { caseId, revision });
  }

  /** One command under one key, sent until it is answered. */
  private async ask(caseId: string, { name, body }: ScriptedCommand, revision: number | undefined): Promise<Exclude<Outcome, { kind: 'unknown' }>> {
    const { url, token, actor, ledger, ids } = this.parts;
    const key = ids.random();
    const commandId = commandIdOf({ actor, caseId, key });
    ledger.asked(commandId);
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const outcome = await sendCommand({ url, token, caseId, name, body, key, revision });
      if (outcome.kind !== 'unknown') {
        const receipt = outcome.kind === 'acknowledged' ? outcome.receipt : undefined;
        ledger.answer({ commandId, caseId, unknownOutcomes: attempt - 1, ...(receipt && { receipt: { revision: receipt.revision, position: receipt.position, events: receipt.events } }) });
        return outcome;
      }
      ledger.unknown(outcome.why);
      await systemTimers.sleep(RETRY_DELAY_MS);
    }
    throw new Error(`${name} was never answered.`);
  }

  private async pause(): Promise<void> {
    await systemTimers.sleep(this.parts.randomness.fraction() * (this.parts.maxPauseMs ?? MAX_PAUSE_MS));
  }
}
