import { v5 } from 'uuid';

/** The id of the event that a command records at this place, from 0: the same whenever the command is tried again. */
export function eventIdOf(commandId: string, index: number): string {
  return v5(String(index), commandId);
}
