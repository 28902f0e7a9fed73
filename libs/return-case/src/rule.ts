import type { Obstacle } from '@homeward/decider';
import type { CommandContext, ReturnCaseCommand, ReturnCaseCommandType } from './commands';
import type { ReturnCaseFact } from './events';
import type { RegisteredCase } from './state';
import type { Phase } from './vocabulary';

/** The closed list of refusals. Stable: clients branch on it. */
export const REJECTION_CODES = [
  'CaseAlreadyRegistered',
  'CaseNotRegistered',
  'WrongPhase',
  'InvalidValue',
  'DuplicateSearchMissing',
  'ConsentMissing',
  'ConsentInvalid',
  'InterpreterMissing',
  'CoolingOffNotOver',
  'CounsellingDecisionMissing',
  'InformationTooOld',
  'AssessmentIncomplete',
  'MitigationIncomplete',
  'ChecklistIncomplete',
  'CheckBlocked',
  'SignOffLevelTooLow',
  'DutiesNotSegregated',
  'ConsularFrozen',
  'DocumentMissing',
  'DocumentInvalid',
  'IdentityMismatch',
  'GatesClosed',
  'FundingMissing',
  'BookingMissing',
  'OutsideVerificationWindow',
  'TooEarly',
  'ProxyRespondent',
  'AppealPending',
  'HoldTooLong',
  'SuspendedOtherwise',
  'NotEnoughAttempts',
  'DeterminationMissing',
  'PersonErased',
  'PersonDied',
] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

/** Why a guard refuses; `code` is what a refused command answers. */
export interface GuardRefusal extends Obstacle {
  readonly code: RejectionCode;
}

/** A condition that needs no input of the officer's: it can be shown before anybody asks. Answers undefined when it holds. */
export type Guard = (state: RegisteredCase, context: CommandContext) => GuardRefusal | undefined;

export type CommandOf<Type extends ReturnCaseCommandType> = Extract<ReturnCaseCommand, { type: Type }>;

/**
 * One command's rule. `phases` and `guards` also answer "what may be done next, and what blocks";
 * `decide` judges the input itself and answers facts, or none when nothing is new; the decider stamps them.
 */
export interface Rule<Type extends ReturnCaseCommandType> {
  readonly phases: readonly Phase[];
  readonly guards: readonly Guard[];
  /**
   * Whether the state already holds exactly what is asked. It is asked before the phase and the guards, because a step that
   * moved the case on would otherwise answer its own repetition with a refusal; nothing is recorded then.
   */
  readonly repeats?: (command: CommandOf<Type>, state: RegisteredCase) => boolean;
  readonly decide: (command: CommandOf<Type>, state: RegisteredCase) => readonly ReturnCaseFact[];
}

/** Every command but `RegisterCase`, which alone starts from nothing. */
export type RuledCommandType = Exclude<ReturnCaseCommandType, 'RegisterCase'>;

/** A part of the table of rules: one entry for each command it names. */
export type Rules<Type extends ReturnCaseCommandType> = { readonly [T in Type]: Rule<T> };
