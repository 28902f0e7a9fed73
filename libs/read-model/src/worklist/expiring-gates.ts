import { addDays, type CalendarDate, type Phase, type Policy } from '@homeward/return-case';
import type { CaseView } from '../case-view/case-view';
import type { Deadline } from './due-steps';
import { endOfDay } from './end-of-day';

/** Validities run on while a case is paused, which is when nobody looks at them. */
const PREPARES_TRAVEL: ReadonlySet<Phase> = new Set<Phase>([
  'consented', 'screened', 'counselled', 'assessing', 'ddp-review', 'preparing', 'ready', 'booked', 'verified', 'on-hold', 'suspended',
]);
const AFTER_ARRIVAL: ReadonlySet<Phase> = new Set<Phase>(['arrived', 'follow-up']);

/** What stops counting on a day, while it still matters for the case. */
export function expiringGates(view: CaseView, policy: Policy): readonly Deadline[] {
  const { state } = view;
  const { purposes } = state.consent;
  if (AFTER_ARRIVAL.has(state.phase)) return dated([['CONSENT', purposes.monitoring_contact]]);
  if (!PREPARES_TRAVEL.has(state.phase)) return [];
  return dated([
    ['CONSENT', earliest([purposes.assess, purposes.travel])],
    ['SCREENING', state.screening?.validUntil],
    ['COO_INFORMATION', state.counselling ? addDays(state.counselling.cooInformationFrom, policy.validityDays.cooInformation) : null],
    ['DDP', state.ddp.voided ? null : state.ddp.validUntil],
    ['CHILD', state.child.bestInterests?.validUntil],
    ['CONSULAR', state.consular.document?.validUntil],
    ['MEDICAL', state.medical.fitness?.validUntil],
    ['COO_CLEARANCE', state.clearance.cleared?.validUntil],
  ]);
}

type Dated = readonly [step: string, validUntil: CalendarDate | null | undefined];

function dated(gates: readonly Dated[]): readonly Deadline[] {
  return gates.flatMap(([step, validUntil]) => (validUntil ? [{ step, dueAt: endOfDay(validUntil) }] : []));
}

function earliest(dates: readonly (CalendarDate | undefined)[]): CalendarDate | undefined {
  return dates.filter((date) => date !== undefined).sort()[0];
}
