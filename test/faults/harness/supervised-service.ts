import { systemTimers } from '@homeward/platform';
import type { ServiceProcess } from '../../e2e/services/service-process';
import { readyAgain } from './ready-again';

const RESTART_DELAY_MS = 50;
const MAX_STARTS = 20_000;

/** A service that somebody starts again whenever its process has ended, as an operator's supervisor does. */
export class SupervisedService {
  private current: ServiceProcess;
  private isStopping = false;
  private readonly supervising: Promise<void>;
  private readonly killed = new WeakSet<ServiceProcess>();
  /** Last words of processes that had answered and then ended without being told to: each is a fault. */
  readonly diedAtWork: string[] = [];
  /** Starts that ended before the service answered: the database was away. */
  startsInVain = 0;
  private lastWords = 'it said nothing';

  constructor(private readonly start: () => ServiceProcess) {
    this.current = start();
    this.supervising = this.supervise();
  }

  /** The first time; then whoever struck it looks for themselves. */
  async ready(url: string): Promise<void> {
    await readyAgain(url).catch((cause: unknown) => {
      throw new Error(`The service never became ready: ${this.lastWords}`, { cause });
    });
  }

  kill(): void {
    this.killed.add(this.current);
    void this.current.stop('SIGKILL');
  }

  /** In order, and for good. Answers the exit code. */
  async stop(): Promise<number | null> {
    this.isStopping = true;
    const code = await this.current.stop();
    await this.supervising;
    return code;
  }

  private async supervise(): Promise<void> {
    for (let starts = 1; !this.isStopping; starts += 1) {
      await this.current.ended;
      if (this.isStopping) return;
      if (starts >= MAX_STARTS) throw new Error('The service was started too often.');
      this.judge(this.current);
      await systemTimers.sleep(RESTART_DELAY_MS);
      this.current = this.start();
    }
  }

  private judge(ended: ServiceProcess): void {
    this.lastWords = ended.said;
    if (this.killed.has(ended)) return;
    if (ended.hasAnswered) this.diedAtWork.push(ended.said);
    else this.startsInVain += 1;
  }
}
