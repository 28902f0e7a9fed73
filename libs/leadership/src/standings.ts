/** Whether this process does the work or waits for its turn; stopped when it does neither any more. */
export type Standing = 'leader' | 'standby' | 'stopped';

/** What this process is in each piece of work that only one process does: for the health document. */
export class Standings {
  private readonly known = new Map<string, Standing>();

  set(name: string, standing: Standing): void {
    this.known.set(name, standing);
  }

  list(): readonly { readonly name: string; readonly standing: Standing }[] {
    return [...this.known].map(([name, standing]) => ({ name, standing })).sort((left, right) => (left.name < right.name ? -1 : 1));
  }
}
