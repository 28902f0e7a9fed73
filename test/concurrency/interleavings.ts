/** All orders in which the steps of several sessions can run, each session keeping its own order. */
export function interleavings<Step>(sessions: readonly (readonly Step[])[]): Step[][] {
  const unfinished = sessions.filter((steps) => steps.length > 0);
  if (unfinished.length === 0) return [[]];
  return unfinished.flatMap((chosen) => {
    const [step, ...rest] = chosen;
    if (step === undefined) return [];
    const others = unfinished.map((steps) => (steps === chosen ? rest : steps));
    return interleavings(others).map((order) => [step, ...order]);
  });
}
