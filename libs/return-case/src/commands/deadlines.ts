import type { Command } from '../command';
import type { Instant } from '../person';
import type * as v from '../vocabulary';

export type DeadlinesCommands =
  | Command<'ExtendDeadline', { readonly step: string; readonly dueAt: Instant; readonly reasonCode: v.ExtensionReason; readonly reason?: string }>
  | Command<'WaiveDeadline', { readonly step: string; readonly reasonCode: v.WaiverReason; readonly reason?: string }>
  /** Records everything that time alone has made true by now. Asked by Homeward itself, and harmless to repeat. */
  | Command<'ApplyDueTimers'>;
