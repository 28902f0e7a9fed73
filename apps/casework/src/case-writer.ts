import { Injectable } from '@nestjs/common';
import { CaseLog, eventIdOf } from '@homeward/case-log';
import { CommandRejected } from '@homeward/decider';
import { reached } from '@homeward/platform';
import { returnCase, type ReturnCaseCommand, type ReturnCaseEvent } from '@homeward/return-case';
import type { CaseMemory } from './case-memory';
import { CommandContexts } from './command-contexts';
import { commandOf, registrationOf, subjectOf } from './command-filling';
import { Erasing } from './erasure/erasing';
import type { CaseOutcome, CaseRequest } from './execute-return-case';
import { observedAppend } from './observed-command';
import { SimilarCases } from './similar-cases';

/** Decides one request on one folded case and appends what follows. It knows nothing of queues, retries or headers. */
@Injectable()
export class CaseWriter {
  constructor(
    private readonly log: CaseLog,
    private readonly similar: SimilarCases,
    private readonly contexts: CommandContexts,
    private readonly erasing: Erasing,
  ) {}

  async write(request: CaseRequest, memory: CaseMemory): Promise<CaseOutcome> {
    const command = await this.commandFor(request, memory);
    const events = await this.decided(request, command, memory);
    const { caseId } = request;
    if (events.length === 0) return { kind: 'unchanged', caseId, revision: memory.revision, position: memory.position ?? '', events: [], lostGates: [] };
    reached('command-decided');
    const { revision, position } = await this.append(request, memory, events);
    reached('events-recorded');
    const { commandId, requestDigest } = request;
    events.forEach((event, index) => memory.take({ ...event, id: eventIdOf(commandId, index) }, { commandId, requestDigest, position }));
    await this.similar.makeFindable(request, memory.state);
    if (request.type === 'ErasePerson') await this.erasing.end(request);
    return { kind: 'recorded', caseId, revision, position, events: events.map(({ type }) => type), lostGates: memory.findReceipt(commandId)?.lostGates ?? [] };
  }

  private async commandFor(request: CaseRequest, { state }: CaseMemory): Promise<ReturnCaseCommand> {
    const { caller, type, body } = request;
    const context = this.contexts.contextOf(caller, state);
    const asked = type === 'RegisterCase' ? registrationOf(body, this.contexts.registeringOffice(caller)) : body;
    return commandOf(type, { ...asked, ...(await this.similar.foundFor(request)) }, context);
  }

  /**
   * An erasure is decided twice: once to learn that it is granted, and once with the number of keys that are gone by then.
   * It is kept before the first key is destroyed: when the process dies in between, it is sent again, by whoever asked or by us.
   */
  private async decided(request: CaseRequest, command: ReturnCaseCommand, { state }: CaseMemory): Promise<readonly ReturnCaseEvent[]> {
    const events = returnCase.decide(command, state);
    if (command.type !== 'ErasePerson' || events.length === 0 || state.phase === 'none') return events;
    const { keysDestroyed } = await this.erasing.begin(request, state.personRef);
    return returnCase.decide({ ...command, data: { ...command.data, keysDestroyed } }, state);
  }

  private async append(request: CaseRequest, memory: CaseMemory, events: readonly ReturnCaseEvent[]) {
    const { caller, caseId, commandId, requestDigest, type, trace } = request;
    try {
      const metadata = {
        commandId,
        requestDigest,
        commandType: type,
        office: caller.office,
        correlationId: trace.traceId,
        policyVersion: this.contexts.policyVersion,
        subject: subjectOf(request, memory.state),
      };
      const expected = memory.revision < 0 ? 'no-stream' : memory.revision;
      return await observedAppend(events.length, trace.traceparent, (traceparent) => this.log.append(caseId, events, { expected, metadata: { ...metadata, traceparent } }));
    } catch (error) {
      if (hasCode(error, 'SubjectErased')) throw erasedBefore(error);
      throw error;
    }
  }
}

/** Another case of the same person was erased, and with it the keys this one would need. */
function erasedBefore(cause: unknown): Error {
  const reason = 'The personal data of this person is erased; nothing more can be recorded about the person.';
  return Object.assign(new CommandRejected('PersonErased', reason, [{ subject: 'person', reason }]), { cause });
}

export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
