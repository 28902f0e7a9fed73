import type { BenchServer } from './bench-server';

/** What a bench found: the medians of our way and of the plain way, and ours as a multiple of the plain one. */
export interface BenchResult {
  readonly ratio: number;
  readonly ours: number;
  readonly baseline: number;
  readonly unit: string;
  /** Further figures worth printing, such as a p99, named with their unit. */
  readonly details?: Readonly<Record<string, number>>;
}

/** What every bench is given. */
export interface BenchContext {
  readonly server: BenchServer;
  /** Smoke run: small enough for CI, too short to quote. */
  readonly quick: boolean;
  /** Interleaved rounds of the two ways. */
  readonly rounds: number;
}

/** One comparison on one server in one run. Only the ratio means anything outside this machine. */
export interface Bench {
  readonly name: string;
  /** The least ratio we accept. */
  readonly goal: number;
  /** Why it cannot run here, if it cannot. */
  readonly missing?: () => string | undefined;
  run(context: BenchContext): Promise<BenchResult>;
}

/** One of the two ways: does its work once and answers its rate. */
export type Round = (round: number) => Promise<number>;

/** Runs both ways in turn, each first in every other round, so that neither gets the warmer server. */
export async function compare(rounds: number, unit: string, ways: { ours: Round; baseline: Round }): Promise<BenchResult> {
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) ours.push(await ways.ours(round));
    baseline.push(await ways.baseline(round));
    if (round % 2 === 1) ours.push(await ways.ours(round));
  }
  return { ratio: median(ours) / median(baseline), ours: median(ours), baseline: median(baseline), unit };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}
