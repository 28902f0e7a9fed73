import { setImmediate as nextTurn } from 'node:timers/promises';
import { digestOf, replayDecision, tallyReplays, type ReplayReport, type RuleSet } from '@homeward/due-diligence';
import type { Clock } from '@homeward/platform';
import type { DdpDecisionsQuery, PastDecision, PastDecisionsOptions } from '@homeward/read-model';

export interface RuleSetName {
  readonly id: string;
  readonly version: number;
  readonly digest: string;
}

/** What other rules would have made of the decisions of the past, and what the figures rest on. */
export interface WhatIfResult extends ReplayReport {
  readonly candidate: RuleSetName;
  readonly asOfPosition: string;
  readonly office: string | null;
  readonly returnCountry: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** The rules the decisions were taken under, the most used first. */
  readonly decidedUnder: readonly (RuleSetName & { readonly decisions: number })[];
  readonly durationMs: number;
}

export interface WhatIfOptions {
  readonly candidate: RuleSet;
  readonly past: PastDecisionsOptions;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

export interface WhatIfPorts {
  readonly decisions: Pick<DdpDecisionsQuery, 'count' | 'pages'>;
  readonly clock: Clock;
}

/** Other requests of the process wait no longer than this for their turn. */
const MAX_TURN_MS = 10;
/** Decisions between two looks at the clock. */
const DECISIONS_BETWEEN_LOOKS = 32;

/**
 * Takes every decision of the past again under other rules, as known then. Reads rows that never change, up to one position,
 * so nothing that happens meanwhile is seen and no live case is touched. Bounded memory; rejects with the signal's reason.
 */
export async function runWhatIf({ decisions, clock }: WhatIfPorts, { candidate, past, signal, onProgress }: WhatIfOptions): Promise<WhatIfResult> {
  const startedMs = clock.nowMs();
  const turns = new Turns(clock);
  const tally = tallyReplays();
  const under = new Map<string, RuleSetName & { decisions: number }>();
  const total = await decisions.count(past);
  let done = 0;
  for await (const page of decisions.pages(past)) {
    for (const row of page) {
      const { nationality, sex, ageBand, office } = row;
      tally.add(replayDecision(candidate, storedIn(row)), { case: row.caseId, groups: { nationality, sex, ageBand, office } });
      countRules(under, row);
      await turns.yieldSometimes();
    }
    signal.throwIfAborted();
    done += page.length;
    onProgress(done, total);
  }
  const { scope, asOf, from = null, to = null } = past;
  return {
    candidate: nameOf(candidate),
    asOfPosition: asOf,
    office: scope.office ?? null,
    returnCountry: scope.returnCountry ?? null,
    from,
    to,
    ...tally.report(),
    decidedUnder: [...under.values()].sort((one, other) => other.decisions - one.decisions),
    durationMs: clock.nowMs() - startedMs,
  };
}

export function nameOf(ruleSet: RuleSet): RuleSetName {
  return { id: ruleSet.id, version: ruleSet.version, digest: digestOf(ruleSet) };
}

/** Null for a decision that kept nothing to replay. */
function storedIn({ inputs, checks, asOf, scope, result }: PastDecision): Parameters<typeof replayDecision>[1] {
  if (inputs === null || checks === null || asOf === null || scope === null) return null;
  return { inputs, asOf, scope, result, checks: checks.map((check) => ({ check })) };
}

function countRules(under: Map<string, RuleSetName & { decisions: number }>, { ruleSetId, ruleSetVersion, ruleSetDigest }: PastDecision): void {
  if (ruleSetId === null || ruleSetVersion === null || ruleSetDigest === null) return;
  const known = under.get(ruleSetDigest);
  if (known === undefined) under.set(ruleSetDigest, { id: ruleSetId, version: ruleSetVersion, digest: ruleSetDigest, decisions: 1 });
  else known.decisions += 1;
}

/** Lets the event loop turn now and then during long work. */
class Turns {
  private looks = 0;
  private sinceMs: number;

  constructor(private readonly clock: Clock) {
    this.sinceMs = clock.nowMs();
  }

  async yieldSometimes(): Promise<void> {
    this.looks = (this.looks + 1) % DECISIONS_BETWEEN_LOOKS;
    if (this.looks !== 0 || this.clock.nowMs() - this.sinceMs < MAX_TURN_MS) return;
    await nextTurn();
    this.sinceMs = this.clock.nowMs();
  }
}
