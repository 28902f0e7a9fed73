/**
 * One person's return as a stream of facts: commands, events, state, rules.
 * Guarantees: pure and synchronous; a refused command changes nothing; a repeated command records nothing; every accepted
 * history folds. Refuses to know HTTP, storage, the clock, or where anything runs.
 */
export { availableCommands, commandsInPhase, type AvailableCommand } from './available-commands';
export type { CommandContext, CommandData, ReturnCaseCommand, ReturnCaseCommandType } from './commands';
export { isCountry, isNationality } from './countries';
export { ageBandOf, ageOn, addDays, addHours, addMonths, calendarDateIn, daysBetween, hoursBetween, isCalendarDate, isChildOn, isInstant } from './dates';
export { ddpInputs } from './due-diligence/inputs';
export { checksLeftOpen } from './due-diligence/judgement';
export type { EventData, GateResult, ReturnCaseEvent, ReturnCaseEventType, ReturnCaseFact, Stamp } from './events';
export { judgedForSignature } from './due-diligence/judgement';
export { nextTimerAt, type TimerContext } from './deadlines/case-timers';
export { isOwnStep } from './deadlines/steps';
export { whatChanged } from './due-diligence/what-changed';
export { EVENT_TYPES } from './evolve';
export { closedGates, evaluateGates, expiringGates, type GateContext, type GateExpiry } from './gates';
export { familyStandingOf, partedFrom, type FamilyStandingTold } from './family-standing';
export { MAX_FAMILY_MEMBERS } from './gates/family-gate';
export { isLanguage } from './languages';
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
export { BEFORE_DEPARTURE, PAUSED_PHASES } from './phases';
export { AFTER_DEPARTURE, PREPARING_TO_VERIFIED } from './phases';
export { DEFAULT_POLICY, type Policy } from './policy';
export { returnCase } from './return-case';
export { REJECTION_CODES, type GuardRefusal, type RejectionCode } from './rule';
export { SEAL_CLASSES, SEALED_FIELDS, type SealClass } from './sealed-fields';
export { NOT_REGISTERED, type RegisteredCase, type ReturnCase } from './state';
export { caseIdOf, streamOf } from './stream';
export { EVENT_SCHEMA_VERSION, upcast } from './upcast';
export * from './vocabulary';
