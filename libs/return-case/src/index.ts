/**
 * One person's return as a stream of facts: commands, events, state, rules.
 * Guarantees: pure and synchronous; a refused command changes nothing; a repeated command records nothing; every accepted
 * history folds. Refuses to know HTTP, storage, the clock, or where anything runs.
 */
export type { CommandContext, CommandData, ReturnCaseCommand, ReturnCaseCommandType } from './commands';
export type { EventData, GateResult, ReturnCaseEvent, ReturnCaseEventType, ReturnCaseFact, Stamp } from './events';
export type {
  ActorId,
  BirthDate,
  CalendarDate,
  CountryCode,
  IdentityDocument,
  Instant,
  LanguageCode,
  PersonName,
} from './person';
export { DEFAULT_POLICY, type Policy } from './policy';
export { SEAL_CLASSES, SEALED_FIELDS, type SealClass } from './sealed-fields';
export * from './vocabulary';
