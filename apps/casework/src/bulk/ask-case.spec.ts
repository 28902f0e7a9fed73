import type { CommandBus } from '@nestjs/cqrs';
import type { BulkOperationBody } from '@homeward/contracts';
import { CommandRejected } from '@homeward/decider';
import { StoreUnavailable } from '@homeward/event-store';
import { EdgeProblem, notFound } from '@homeward/http';
import { derivedId, silentLogger } from '@homeward/platform';
import type { CaseOutcome, ExecuteReturnCase } from '../execute-return-case';
import { AskCase } from './ask-case';
import type { BulkJob } from './bulk-job';

const JOB = '6f2b8f0a-1d5e-5c0b-8f2e-3f5f4a7c9b11';
const CASE = '0b8f2a52-6a0e-4d7e-9a55-0d6b2f7a9c10';
const jobOf = (body: BulkOperationBody): BulkJob => ({
  id: JOB,
  body,
  caller: { actor: 'com-1', role: 'chief-of-mission', office: 'niamey' },
  trace: { traceId: 'trace', traceparent: 'parent' },
  requestDigest: 'digest',
  createdAt: '2026-03-02T08:00:00.000Z',
});
const SUSPEND: BulkOperationBody = { operation: 'suspend', scope: 'corridor', scopeRef: 'NER>GIN', reasonCode: 'security' };
const outcome = (changes: Partial<CaseOutcome> = {}): CaseOutcome => ({ kind: 'recorded', caseId: CASE, revision: 1, position: '2', events: ['CaseSuspended'], lostGates: [], ...changes });

/** Asks over a bus that answers so, and tells what was asked. */
async function asked(body: BulkOperationBody, answer: () => CaseOutcome) {
  const sent: unknown[] = [];
  const bus = { execute: (command: ExecuteReturnCase) => Promise.resolve(sent.push(command.request)).then(answer) } as unknown as CommandBus;
  return { result: await new AskCase(bus, silentLogger).ask(jobOf(body), CASE), sent };
}
const failing = (error: unknown) => () => {
  throw error;
};

describe('one case of a bulk operation', () => {
  it('is asked as it is now, with the sender’s identity and an id that a second run has again', async () => {
    const { result, sent } = await asked(SUSPEND, () => outcome());
    expect(result).toEqual({ caseId: CASE, outcome: 'recorded' });
    expect(sent).toEqual([
      {
        caller: { actor: 'com-1', role: 'chief-of-mission', office: 'niamey' },
        caseId: CASE,
        type: 'SuspendCase',
        body: { scope: 'corridor', scopeRef: 'NER>GIN', causeId: JOB },
        commandId: derivedId(JOB, CASE),
        expectedRevision: 'latest',
        trace: { traceId: 'trace', traceparent: 'parent' },
      },
    ]);
  });

  it('is resumed by its cause, and advised of what was said', async () => {
    const advisory = { advisoryId: 'a-1', country: 'GIN', reading: 'conflict', source: 'office', issuedOn: '2026-03-01' } as const;
    expect((await asked({ operation: 'resume', causeId: 'cause-1' }, () => outcome())).sent).toMatchObject([{ type: 'ResumeCase', body: { causeId: 'cause-1' } }]);
    expect((await asked({ operation: 'advisory', scope: 'corridor', scopeRef: '*>GIN', advisory }, () => outcome())).sent).toMatchObject([{ type: 'NoteAdvisory', body: advisory }]);
  });

  it('tells what ran out, again when it was recorded before', async () => {
    for (const kind of ['recorded', 'replayed'] as const) {
      expect((await asked(SUSPEND, () => outcome({ kind, lostGates: ['MEDICAL'] }))).result).toEqual({ caseId: CASE, outcome: 'recorded', lostGates: ['MEDICAL'] });
    }
  });

  it('is passed over when there is nothing to do', async () => {
    expect((await asked(SUSPEND, () => outcome({ kind: 'unchanged' }))).result).toEqual({ caseId: CASE, outcome: 'skipped' });
    expect((await asked(SUSPEND, failing(notFound()))).result).toEqual({ caseId: CASE, outcome: 'skipped', code: 'NotFound' });
    expect((await asked(SUSPEND, failing(new CommandRejected('SuspendedOtherwise', 'x', [])))).result).toEqual({ caseId: CASE, outcome: 'skipped', code: 'SuspendedOtherwise' });
  });

  it('is told of when its rules refuse it or it is broken, and stops no other', async () => {
    expect((await asked(SUSPEND, failing(new CommandRejected('PersonDied', 'x', [])))).result).toEqual({ caseId: CASE, outcome: 'refused', code: 'PersonDied' });
    expect((await asked(SUSPEND, failing(new TypeError('broken')))).result).toEqual({ caseId: CASE, outcome: 'refused', code: 'InternalError' });
  });

  it('waits for another pass when it is busy, and stops the job while a store is away', async () => {
    expect((await asked(SUSPEND, failing(new EdgeProblem('TooManyRequests', 'x')))).result).toBeUndefined();
    await expect(asked(SUSPEND, failing(new StoreUnavailable('x')))).rejects.toMatchObject({ code: 'StoreUnavailable' });
  });
});
