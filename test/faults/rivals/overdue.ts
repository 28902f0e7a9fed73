import { systemIds, systemTimers } from '@homeward/platform';
import { caseScript } from '../harness/case-script';
import type { Writer } from '../harness/writer';
import type { ServiceProcess } from '../../e2e/services/service-process';

const PAUSE_MS = 50;

/** Registers cases at an instance whose clock is so far behind that what is to be done with them was due long ago. */
export class Overdue {
  private readonly stop = new AbortController();
  private readonly working: Promise<void>;
  private readonly caseIds: string[] = [];

  constructor(
    private readonly officer: Writer,
    private readonly instance: ServiceProcess,
  ) {
    this.working = this.run();
    this.working.catch(() => undefined);
  }

  /** Answers the cases. The instance ends too, for it would fight with the others. */
  async end(): Promise<readonly string[]> {
    this.stop.abort();
    await this.working;
    await this.instance.stop();
    return this.caseIds;
  }

  private async run(): Promise<void> {
    while (!this.stop.signal.aborted) {
      const caseId = systemIds.random();
      const [registration] = caseScript(systemIds.random(), '');
      if (registration !== undefined) await this.officer.do(caseId, registration, undefined);
      this.caseIds.push(caseId);
      await systemTimers.sleep(PAUSE_MS);
    }
  }
}
