import { refusal } from './refusal';
import type { GuardRefusal, RuledCommandType } from './rule';
import type { RegisteredCase } from './state';

/** What may still be recorded once the person's data is erased: nothing that would need or bring new data. */
const WITHOUT_PERSON: ReadonlySet<RuledCommandType> = new Set(['ErasePerson', 'CloseCase', 'AssignCase', 'ApplyDueTimers']);

/** What may still be recorded after a death: correcting who handles the case, closing it, erasing on a lawful order. */
const AFTER_DEATH: ReadonlySet<RuledCommandType> = new Set(['RecordDeath', 'CloseCase', 'ErasePerson', 'AssignCase', 'ApplyDueTimers']);

/** Whether there is still a person this command could be about. */
export function standingRefusal(command: RuledCommandType, state: RegisteredCase): GuardRefusal | undefined {
  if (state.erased && !WITHOUT_PERSON.has(command)) {
    return refusal('PersonErased', 'person', 'The personal data of this case is erased; nothing more can be recorded about the person.');
  }
  if (state.died && !AFTER_DEATH.has(command)) {
    return refusal('PersonDied', 'person', 'The death of the person is recorded; only closing the case is left.');
  }
  return undefined;
}
