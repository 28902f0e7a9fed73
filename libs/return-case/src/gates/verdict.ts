import type { CommandContext } from '../command';
import type { GateResult } from '../gate-result';
import type { CalendarDate } from '../person';
import type { RegisteredCase } from '../state';

/** What a gate needs to know besides the case. */
export type GateContext = Pick<CommandContext, 'zone' | 'policy'>;

export interface GateQuestion {
  readonly state: RegisteredCase;
  readonly travelDate: CalendarDate;
  readonly context: GateContext;
}

export type Verdict = Omit<GateResult, 'gate'>;

export function inDate(validUntil: CalendarDate, travelDate: CalendarDate, reason: string): Verdict {
  return travelDate <= validUntil ? open(validUntil) : closed(reason, validUntil);
}

export function open(validUntil?: CalendarDate): Verdict {
  return validUntil ? { status: 'open', validUntil } : { status: 'open' };
}

export function closed(reason: string, validUntil?: CalendarDate): Verdict {
  return validUntil ? { status: 'closed', reason, validUntil } : { status: 'closed', reason };
}
