import type { CaseFacts, Step } from '@homeward/read-model';
import type { Period, StepLine } from './report';

const PATH: readonly Step[] = ['registered', 'consented', 'screened', 'counselled', 'ddpSubmitted', 'ddpSigned', 'ready', 'booked', 'departed', 'arrived'];
const MS_PER_DAY = 86_400_000;
const MONTH_LENGTH = 'yyyy-mm'.length;

interface Durations {
  readonly from: Step;
  readonly to: Step;
  readonly days: number[];
  excluded: number;
}

/** Collects how long each step of the main path took. */
export class StepDurations {
  private readonly steps: readonly Durations[] = PATH.slice(1).map((to, index) => ({ from: PATH[index] ?? to, to, days: [], excluded: 0 }));

  constructor(private readonly period: Period) {}

  add({ steps }: Pick<CaseFacts, 'steps'>): void {
    for (const durations of this.steps) {
      const from = steps[durations.from];
      const to = steps[durations.to];
      if (from === undefined || to === undefined || !isIn(this.period, to)) continue;
      const days = (Date.parse(to) - Date.parse(from)) / MS_PER_DAY;
      if (days < 0) durations.excluded += 1;
      else durations.days.push(days);
    }
  }

  lines(): readonly StepLine[] {
    return this.steps.map(({ from, to, days, excluded }) => {
      const sorted = Float64Array.from(days).sort();
      return { from, to, cases: sorted.length, medianDays: rounded(median(sorted)), p90Days: rounded(nearestRank(sorted, 0.9)), excluded };
    });
  }
}

function isIn({ fromMonth, toMonth }: Period, instant: string): boolean {
  const month = instant.slice(0, MONTH_LENGTH);
  return month >= fromMonth && month <= toMonth;
}

function median(sorted: Float64Array): number | undefined {
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  const upper = sorted[Math.floor(sorted.length / 2)];
  return lower === undefined || upper === undefined ? undefined : (lower + upper) / 2;
}

function nearestRank(sorted: Float64Array, share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

function rounded(days: number | undefined): number | null {
  return days === undefined ? null : Math.round(days * 10) / 10;
}
