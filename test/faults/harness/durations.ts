/** Durations in milliseconds, to be told by their percentiles. */
export class Durations {
  private readonly values: number[] = [];

  add(durationMs: number): void {
    this.values.push(durationMs);
  }

  get count(): number {
    return this.values.length;
  }

  /** The smallest duration that `percent` of all do not exceed. */
  percentile(percent: number): number {
    const sorted = [...this.values].sort((one, other) => one - other);
    return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
  }

  toString(): string {
    const told = [50, 99, 100].map((percent) => `${(this.percentile(percent) / 1_000).toFixed(2)} s`);
    return `p50 ${told[0]}, p99 ${told[1]}, max ${told[2]}`;
  }
}
