/** SQLSTATE of a server whose disk has no room for what it should write. */
const DISK_FULL = '53100';

/** Whether a server's disk has room, as the outcomes of what was asked of it tell. */
export class DiskRoom {
  private readonly refused = new Set<string>();

  /** Only the success of a statement that was refused shows that there is room again: reading goes on on a full disk. */
  succeeded(statement: string): void {
    this.refused.delete(statement);
  }

  /** @param code the SQLSTATE, where there is one. */
  failed(statement: string, code: string | undefined): void {
    if (code === DISK_FULL) this.refused.add(statement);
  }

  get isOut(): boolean {
    return this.refused.size > 0;
  }
}
