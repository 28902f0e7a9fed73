import type { Message } from '@homeward/decider';
import type { OfficeCalendar } from '@homeward/deadlines';
import type { RuleSet } from '@homeward/due-diligence';
import type { ActorId, Instant } from './person';
import type { Policy } from './policy';
import type { Role } from './vocabulary';

/** Who asks, when, and under which rules. Time, policy, rules and calendar arrive with the command, so a decision replays exactly. */
export interface CommandContext {
  readonly actor: ActorId;
  readonly role: Role;
  /** When it is asked, ISO 8601 UTC. */
  readonly now: Instant;
  /** IANA zone of the office, for calendar days and deadlines. */
  readonly zone: string;
  readonly policy: Policy;
  /** The due-diligence rules in force on the day. */
  readonly ruleSet: RuleSet;
  /** The working days of the office. */
  readonly calendar: OfficeCalendar;
}

/** One thing that can be asked of a case, with its context. */
export type Command<Type extends string, Data = Readonly<Record<never, never>>> = Message<Type, Data> & { readonly context: CommandContext };
