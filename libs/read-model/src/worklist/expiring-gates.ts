import { endOfOfficeDay } from '@homeward/deadlines';
import { addDays, type CalendarDate, type Phase, type Policy } from '@homeward/return-case';
import type { CaseView } from '../case-view/case-view';

/** Something that stops counting, and the last instant at which it does. */
export interface Expiry {
  readonly step: string;
  readonly dueAt: string;
}

/** Validities run on while a case is paused, which is when nobody looks at them. */
const PREPARES_TRAVEL: ReadonlySet<Phase> = new Set<Phase>([
  'consented', 'screened', 'counselled', 'assessing', 'ddp-review', 'preparing', 'ready', 'booked', 'verified', 'on-hold', 'suspended',
]);
const AFTER_ARRIVAL: ReadonlySet<Phase> = new Set<Phase>(['arrived', 'follow-up']);

/** What stops counting on a day, while it still matters for the case. A day ends when the office's does. */
export function expiringGates(view: CaseView, policy: Policy, zone: string): readonly Expiry[] {
  return lastDays(view, policy).flatMap(([step, validUntil]) => (validUntil ? [{ step, dueAt: endOfOfficeDay(zone, validUntil) }] : []));
}

function lastDays({ state }: CaseView, policy: Policy): readonly Dated[] {
  const { phase, consent, child } = state;
  if (AFTER_ARRIVAL.has(phase)) return [['CONSENT', consent.purposes.monitoring_contact]];
  if (!PREPARES_TRAVEL.has(phase)) return [];
  return [
    ['CONSENT', earliest([consent.purposes.assess, consent.purposes.travel])],
    ['SCREENING', state.screening?.validUntil],
    ['COO_INFORMATION', state.counselling ? addDays(state.counselling.cooInformationFrom, policy.validityDays.cooInformation) : null],
    ['DDP', state.ddp.voided ? null : state.ddp.validUntil],
    ['CHILD', earliest([child.bestInterests?.validUntil, child.determination?.validUntil])],
    ...ofTracks(state),
  ];
}

function ofTracks({ consular, medical, clearance }: CaseView['state']): readonly Dated[] {
  return [
    ['CONSULAR', consular.document?.validUntil],
    ['MEDICAL', medical.fitness?.validUntil],
    ['COO_CLEARANCE', clearance.cleared?.validUntil],
  ];
}

type Dated = readonly [step: string, validUntil: CalendarDate | null | undefined];

function earliest(dates: readonly (CalendarDate | undefined)[]): CalendarDate | undefined {
  return dates.filter((date) => date !== undefined).sort()[0];
}
