import { createSecretKey } from 'node:crypto';
import { CaseLog, type OpenedEvent } from '@homeward/case-log';
import { Offices } from '@homeward/office-calendar';
import { Fingerprints, openPersonalData } from '@homeward/personal-data';
import { derivedId } from '@homeward/platform';
import { DEFAULT_POLICY, upcast } from '@homeward/return-case';
import { RuleSets } from '@homeward/wiring';
import { CaseMemories } from '../../apps/casework/src/case-memories';
import { CaseWriter } from '../../apps/casework/src/case-writer';
import { CommandContexts } from '../../apps/casework/src/command-contexts';
import { Erasing } from '../../apps/casework/src/erasure/erasing';
import { type AskedRequest, type CaseOutcome, ExecuteReturnCase } from '../../apps/casework/src/execute-return-case';
import { ExecuteReturnCaseHandler } from '../../apps/casework/src/execute-return-case.handler';
import { IdentitySearch } from '../../apps/casework/src/identity-search';
import { SimilarCases } from '../../apps/casework/src/similar-cases';
import { FaultyStore } from './faulty-store';
import { type Machine, Unanswered } from './machine';
import type { World } from './world';

const NETWORK_MS = 40;

/** One for all runs, so that digests in the log are the same for the same seed. */
const FINGERPRINTS = new Fingerprints(createSecretKey(Buffer.alloc(32, 7)));
const OFFICES = new Offices();
const RULE_SETS = new RuleSets();
/** Whoever asks for something here asks until it is answered, so nobody needs to finish it in their place. */
const KEPT_NOWHERE = { keep: () => Promise.resolve(), remove: () => Promise.resolve() };

/** The real write side in one process, over a store that fails. */
export class Casework {
  private constructor(
    readonly machine: Machine,
    private readonly handler: ExecuteReturnCaseHandler,
    readonly log: CaseLog,
  ) {}

  static async start(world: World, machine: Machine): Promise<Casework> {
    const { sealer, eraser, identities, texts } = await openPersonalData({ keyStore: world.keys, clock: { now: () => world.time.nowMs() } });
    const log = new CaseLog(new FaultyStore(world, machine), sealer, upcast);
    const memories = world.makes('cache-kept-after-conflict') ? new StubbornMemories(log) : new CaseMemories(world.makes('receipt-forgotten') ? new ForgetfulLog(log) : log);
    const similar = new SimilarCases(new IdentitySearch(identities), texts);
    const contexts = new CommandContexts(OFFICES, machine.clock, DEFAULT_POLICY, RULE_SETS);
    const writer = new CaseWriter(log, similar, contexts, new Erasing(KEPT_NOWHERE, eraser));
    return new Casework(machine, new ExecuteReturnCaseHandler(memories, writer, similar, FINGERPRINTS), log);
  }

  execute(request: AskedRequest): Promise<CaseOutcome> {
    return this.machine.answer(() => this.handler.execute(new ExecuteReturnCase(request)));
  }

  read(caseId: string): Promise<readonly OpenedEvent[]> {
    return this.machine.answer(() => collected(this.log.read(caseId)));
  }
}

async function collected(events: AsyncIterable<OpenedEvent>): Promise<readonly OpenedEvent[]> {
  const all: OpenedEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** The processes of the write side behind one address. */
export class Caseworks {
  private readonly running = new Map<string, Casework>();

  constructor(private readonly world: World) {}

  put(casework: Casework): void {
    this.running.set(casework.machine.name, casework);
  }

  /** Asks any of them. Rejects with `Unanswered` when nobody knows what became of it. */
  async ask<T>(question: (casework: Casework) => Promise<T>): Promise<T> {
    const { chance, time } = this.world;
    await time.sleep(1 + chance.below(NETWORK_MS));
    const casework = chance.of([...this.running.values()]);
    if (casework === undefined) throw new Unanswered();
    const answer = await question(casework);
    await time.sleep(1 + chance.below(NETWORK_MS));
    if (this.world.fails('answer lost on the way', 25)) throw new Unanswered();
    return answer;
  }
}

/** The mistake of not invalidating. */
class StubbornMemories extends CaseMemories {
  override forget(): void {}
}

/** The mistake of not keeping receipts where a restart finds them. */
class ForgetfulLog extends CaseLog {
  constructor(private readonly inner: CaseLog) {
    super(undefined as never, undefined as never);
  }

  override async *read(caseId: string, options: { readonly to?: number } = {}): AsyncGenerator<OpenedEvent, void> {
    for await (const { recorded, event } of this.inner.read(caseId, options)) {
      const commandId = derivedId(recorded.metadata.commandId, 'forgotten');
      yield { recorded: { ...recorded, metadata: { ...recorded.metadata, commandId } }, event };
    }
  }
}
