/** Into how many parts a piece of work is cut: the most processes that can take part in it. */
const PARTS = 8;
/** Of an id's end: the beginning of some UUIDs is the time they were made. */
const DIGITS = 8;
const HEXADECIMAL = 16;

/** The parts of a piece of work that are this process's own. They change while it works, as others come and go. */
export class Share {
  private readonly held = new Set<number>();

  /** Everything, for a process that works alone. */
  static whole(): Share {
    const share = new Share();
    for (const part of share.others) share.take(part);
    return share;
  }

  /** Whether what a UUID names is in this share now. */
  covers(id: string): boolean {
    return this.held.has(Number.parseInt(id.slice(-DIGITS), HEXADECIMAL) % PARTS);
  }

  /** In their order. */
  get parts(): readonly number[] {
    return [...this.held].sort((left, right) => left - right);
  }

  get others(): readonly number[] {
    return Array.from({ length: PARTS }, (_, part) => part).filter((part) => !this.held.has(part));
  }

  /** How many parts one of so many processes takes, so that together they take all. */
  static fairAmong(members: number): number {
    return Math.ceil(PARTS / Math.max(1, members));
  }

  take(part: number): void {
    this.held.add(part);
  }

  giveBack(part: number): void {
    this.held.delete(part);
  }
}
