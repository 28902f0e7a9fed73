/** Asks the write side to record what time has made true of a case. Rejects when it is refused or fails. */
export interface CaseCommands {
  /** `commandId` is a UUID; the same one is recorded once. True when something was recorded by it, now or before. */
  applyDueTimers(caseId: string, commandId: string): Promise<boolean>;
}

export const CASE_COMMANDS = Symbol('CASE_COMMANDS');
