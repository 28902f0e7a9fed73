const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Resolves at the first Ctrl-C or TERM, or when the system is lost. A second signal ends the process at once. */
export function untilToldToStop(lost: Promise<void>): Promise<'signal' | 'lost'> {
  return new Promise((resolve) => {
    const stop = (): void => {
      for (const signal of SIGNALS) process.removeListener(signal, stop);
      resolve('signal');
    };
    for (const signal of SIGNALS) process.on(signal, stop);
    void lost.then(() => resolve('lost'));
  });
}
