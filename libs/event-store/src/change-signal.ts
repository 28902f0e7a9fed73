/** Tells the readers of a log that it may have grown. A change between looking and waiting is not lost: it is counted. */
export class ChangeSignal {
  private count = 0;
  private readonly waiting = new Set<() => void>();

  /** What to hand to `after` when the look that follows finds nothing new. */
  get changes(): number {
    return this.count;
  }

  announce(): void {
    this.count += 1;
    for (const wake of this.waiting) wake();
    this.waiting.clear();
  }

  /** Resolves when there was a change after `seen` was taken, or when the signal aborts. */
  after(seen: number, signal: AbortSignal): Promise<void> {
    if (this.count !== seen || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        this.waiting.delete(wake);
        resolve();
      };
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
