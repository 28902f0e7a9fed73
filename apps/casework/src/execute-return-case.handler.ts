import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mayAsk } from '@homeward/access';
import { isCommandRejected } from '@homeward/decider';
import { canonicalJson, EdgeProblem } from '@homeward/http';
import { Fingerprints } from '@homeward/personal-data';
import { CaseMemories } from './case-memories';
import type { CaseMemory } from './case-memory';
import { CaseWriter, hasCode } from './case-writer';
import { type CaseOutcome, type CaseRequest, ExecuteReturnCase } from './execute-return-case';
import { ensureCurrent, ensureVisible, replayOf } from './judge-request';
import { Mailboxes } from './mailboxes';
import { observedCommand } from './observed-command';
import { SimilarCases } from './similar-cases';

/** Each conflict means that somebody else wrote; the If-Match of all but a registration is false then, so two are plenty. */
const MAX_ATTEMPTS = 3;
const REQUEST = 'request of a case';

/**
 * Executes a request on a case: one at a time for each case, judged on the latest revision, recorded at most once however
 * often it is sent.
 */
@CommandHandler(ExecuteReturnCase)
export class ExecuteReturnCaseHandler implements ICommandHandler<ExecuteReturnCase> {
  private readonly mailboxes = new Mailboxes();

  constructor(
    private readonly memories: CaseMemories,
    private readonly writer: CaseWriter,
    private readonly similar: SimilarCases,
    private readonly fingerprints: Fingerprints,
  ) {}

  execute({ request }: ExecuteReturnCase): Promise<CaseOutcome> {
    return observedCommand(request, () => this.executeAsked(request));
  }

  private async executeAsked(asked: ExecuteReturnCase['request']): Promise<CaseOutcome> {
    const { type, body: data, caller } = asked;
    if (!mayAsk(caller.role, { type, data })) {
      throw new EdgeProblem('NotAllowed', `The role ${caller.role} may not ask ${type}.`);
    }
    // Keyed, because it stands readable beside the event and its text may name the person.
    const requestDigest = this.fingerprints.of(REQUEST, `${type}\n${canonicalJson(data)}`).toString('base64url');
    const request = { ...asked, requestDigest };
    return this.mailboxes.run(request.caseId, () => this.settle(request));
  }

  private async settle(request: CaseRequest): Promise<CaseOutcome> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const kept = this.findKept(request);
      try {
        return await this.answer(request, kept ?? (await this.loadFor(request)));
      } catch (error) {
        // Another process may have recorded this very command since, and a rule that counts days may say no by now.
        const isOnMemory = kept !== undefined && isCommandRejected(error);
        if (isRefusal(error) && !isOnMemory) throw error;
        // Whatever else went wrong, what is in memory may not be what is in the log any more.
        this.memories.forget(request.caseId);
        if (!isOnMemory && !hasCode(error, 'RevisionConflict')) throw error;
      }
    }
    throw new EdgeProblem('TooManyRequests', 'Others keep writing to this case. Send the same request again.');
  }

  /** The case as it is kept, unless that cannot be what the client saw. */
  private findKept({ caseId, commandId, expectedRevision }: CaseRequest): CaseMemory | undefined {
    const kept = this.memories.find(caseId);
    const isCurrent = kept?.revision === expectedRevision || kept?.findReceipt(commandId) !== undefined;
    return isCurrent ? kept : undefined;
  }

  private async loadFor({ caseId }: CaseRequest): Promise<CaseMemory> {
    const loaded = await this.memories.load(caseId);
    if (loaded.revision >= 0) this.memories.keep(caseId, loaded);
    return loaded;
  }

  private async answer(request: CaseRequest, memory: CaseMemory): Promise<CaseOutcome> {
    ensureVisible(request, memory);
    const receipt = memory.findReceipt(request.commandId);
    if (receipt !== undefined) {
      const replay = replayOf(request, receipt);
      await this.similar.makeFindable(request, memory.state);
      return replay;
    }
    ensureCurrent(request, memory);
    const outcome = await this.writer.write(request, memory);
    // An erased person is not kept in memory either.
    if (outcome.events.includes('PersonErased')) this.memories.forget(request.caseId);
    else if (outcome.kind === 'recorded') this.memories.keep(request.caseId, memory);
    return outcome;
  }
}

function isRefusal(error: unknown): boolean {
  return isCommandRejected(error) || error instanceof EdgeProblem;
}
