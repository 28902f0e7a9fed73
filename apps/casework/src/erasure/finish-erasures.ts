import type { CommandBus } from '@nestjs/cqrs';
import { problemOf } from '@homeward/http';
import { type AskedRequest, ExecuteReturnCase } from '../execute-return-case';
import { isPassing } from '../family/tell-member';
import { LedWork, type Seat } from '../led/led-work';
import type { BegunErasures } from './begun-erasures';

const LOOK_EVERY_MS = 2_000;
const MAX_AT_A_LOOK = 100;
/** Looks in a row, some minutes: a restart of a database is over by then. */
const FAILURES_UNTIL_STUCK = 100;

export interface ErasurePorts extends Omit<Seat, 'name' | 'givenUp'> {
  readonly begun: BegunErasures;
  readonly commands: CommandBus;
}

/**
 * Sends every erasure that was begun and not recorded again, in the name of who asked for it and under its own command id, so
 * that it is recorded once whoever died, and whether or not it is also sent again from outside.
 */
export class FinishErasures extends LedWork {
  /** Their command ids, as of the last look. */
  private refused: ReadonlySet<string> = new Set();

  constructor(private readonly ports: ErasurePorts) {
    super({ ...ports, name: 'erasures', givenUp: 'Erasures that were begun are no longer finished; the last errors are in the log.' });
  }

  override problems(): readonly string[] {
    if (this.refused.size === 0) return super.problems();
    return [...super.problems(), `An erasure is unfinished (${this.refused.size} in all): it was begun and is refused now. The log of this process names the cases; close each, and it is finished within seconds.`];
  }

  protected async work(signal: AbortSignal): Promise<void> {
    const { timers, logger } = this.ports;
    for (let failures = 0; !signal.aborted; ) {
      try {
        this.refused = await this.look(signal);
        failures = 0;
      } catch (error) {
        failures += 1;
        logger.warn('Begun erasures cannot be finished now and are looked for again.', { error, retryDelayMs: LOOK_EVERY_MS });
      }
      this.isStuck = failures >= FAILURES_UNTIL_STUCK;
      await timers.sleep(LOOK_EVERY_MS, signal).catch(() => undefined);
    }
    [this.refused, this.isStuck] = [new Set(), false];
  }

  /** Answers which are refused. Rejects when none can be finished now. */
  private async look(signal: AbortSignal): Promise<ReadonlySet<string>> {
    const refused = new Set<string>();
    for (const erasure of await this.ports.begun.list(MAX_AT_A_LOOK)) {
      if (signal.aborted) break;
      if (!(await this.finish(erasure))) refused.add(erasure.commandId);
    }
    return refused;
  }

  private async finish(erasure: AskedRequest): Promise<boolean> {
    const { commandId, caseId, trace } = erasure;
    try {
      await this.ports.commands.execute(new ExecuteReturnCase(erasure));
      await this.ports.begun.remove(commandId);
      return true;
    } catch (error) {
      if (isPassing(error, trace)) throw error;
      const { code } = problemOf(error, trace.traceId).document;
      await this.ports.begun.refused(commandId, code);
      // Once for each, and not at every look.
      if (!this.refused.has(commandId)) this.ports.logger.error('An erasure that was begun is refused now.', { caseId, code, error });
      return false;
    }
  }
}
