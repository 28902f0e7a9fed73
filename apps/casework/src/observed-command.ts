import { performance } from 'node:perf_hooks';
import { count, currentTraceparent, inSpan, recordSeconds } from '@homeward/telemetry';
import type { AskedRequest, CaseOutcome } from './execute-return-case';

const MS_PER_SECOND = 1_000;

/** Lets operators see a command: its type, its office, the pseudonym of its case and what became of it, and nothing of what it says. */
export function observedCommand({ type, caller, caseId, trace }: AskedRequest, execute: () => Promise<CaseOutcome>): Promise<CaseOutcome> {
  const command = { 'homeward.command.type': type };
  const attributes = { ...command, 'homeward.office': caller.office, 'homeward.case.id': caseId };
  const observed = async (span: { setAttribute(name: string, value: string): unknown }): Promise<CaseOutcome> => {
    const startedMs = performance.now();
    let outcome = 'failed';
    try {
      const settled = await execute();
      outcome = settled.kind;
      return settled;
    } catch (error) {
      outcome = codeOf(error) ?? outcome;
      throw error;
    } finally {
      span.setAttribute('homeward.command.outcome', outcome);
      recordSeconds('commandSeconds', (performance.now() - startedMs) / MS_PER_SECOND, { ...command, 'homeward.command.outcome': outcome });
    }
  };
  return inSpan({ name: 'homeward.command', attributes }, observed, trace.traceparent);
}

/** Lets operators see how long the log takes and how often two writers meet. The work is given the trace to record beside the events. */
export function observedAppend<Receipt>(events: number, traceparent: string, append: (traceparent: string) => Promise<Receipt>): Promise<Receipt> {
  return inSpan({ name: 'homeward.append', attributes: { 'homeward.events': events } }, async () => {
    const startedMs = performance.now();
    try {
      return await append(currentTraceparent() ?? traceparent);
    } catch (error) {
      if (codeOf(error) === 'RevisionConflict') count('conflicts');
      throw error;
    } finally {
      recordSeconds('appendSeconds', (performance.now() - startedMs) / MS_PER_SECOND);
    }
  });
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
