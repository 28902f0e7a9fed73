import type { SealedReference } from '@homeward/case-log';
import type { Position } from '@homeward/event-store';
import type { AgeBand, CloseReason, DdpResult, Instant, RegisteredCase, ReturnType, Transport } from '@homeward/return-case';

/** The steps of the main path a report measures the time between; each at its first time. */
export const STEPS = [
  'registered',
  'consented',
  'screened',
  'counselled',
  'ddpSubmitted',
  'ddpSigned',
  'ready',
  'booked',
  'departed',
  'arrived',
] as const;
export type Step = (typeof STEPS)[number];
export type StepTimes = Readonly<Partial<Record<Step, Instant>>>;

/** What a report counts. A case may be held, or leave, more than once. */
export type Movement =
  | { readonly kind: 'registered' | 'consented' | 'arrived' | 'withdrawn' | 'held'; readonly on: string }
  | { readonly kind: 'ddp'; readonly on: string; readonly result: DdpResult }
  | { readonly kind: 'departed'; readonly on: string; readonly transport: Transport }
  | { readonly kind: 'closed'; readonly on: string; readonly reason: CloseReason };

export interface GateLoss {
  readonly gate: string;
  readonly reason: string;
  readonly at: Instant;
}

/**
 * What the read models know of one case after its last fact: the domain's own state, folded without personal data, and
 * what only readers ask about.
 */
export interface CaseView {
  readonly caseId: string;
  readonly revision: number;
  readonly position: Position;
  readonly state: RegisteredCase;
  readonly ageBand: AgeBand;
  readonly returnType: ReturnType;
  /** When the present phase began. */
  readonly phaseSince: Instant;
  /** The registration and each correction, oldest first: a later part replaces the fields it holds. */
  readonly sealedIdentity: readonly SealedReference[];
  readonly transport: Transport | null;
  /** Since when the due-diligence decision no longer stands on what it rested on. */
  readonly staleSince: Instant | null;
  /** The gates that closed under a case that stood on them, until it is ready again. */
  readonly gatesLost: readonly GateLoss[];
  readonly steps: StepTimes;
  readonly movements: readonly Movement[];
  /** Times the case was reopened: each begins its assessments and decisions anew. */
  readonly round: number;
  /** Whether a decision of the rules was ever recorded; the signatures of a case without one are older than the rules. */
  readonly decidedByRules: boolean;
  /** Where what a report may say of the case last changed. */
  readonly reportableSince: Position;
}
