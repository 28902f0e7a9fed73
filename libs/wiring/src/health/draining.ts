/** Whether the service is about to stop, so that nobody sends it more work. */
export class Draining {
  private begun = false;

  begin(): void {
    this.begun = true;
  }

  get isUnderWay(): boolean {
    return this.begun;
  }
}
