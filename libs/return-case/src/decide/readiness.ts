import type { CommandContext } from '../command';
import { calendarDateIn, hoursBetween, isCalendarDate, isInstant } from '../dates';
import { todayOf } from '../guards';
import type { EventData, ReturnCaseFact } from '../events';
import { closedGates, evaluateGates } from '../gates';
import type { CalendarDate } from '../person';
import { PREPARING_TO_VERIFIED } from '../phases';
import { ensure } from '../refusal';
import type { CommandOf, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { Booking, RegisteredCase } from '../state';
import { ensureOpen } from './closed-gates';
import { cancellationOf, lossOf, travelDateOf } from './gate-loss';
import { ensureSameDocument } from './travel-document';

export type ReadinessCommand = 'EvaluateGates' | 'BookTravel' | 'CancelBooking' | 'AddToManifest';

type Seat = Omit<Booking, 'bookedBy'>;
type Evaluation = EventData<'GatesEvaluated'>;

export const READINESS_RULES: Rules<ReadinessCommand> = {
  EvaluateGates: { phases: PREPARING_TO_VERIFIED, guards: [], decide: decideGates },
  BookTravel: {
    phases: ['ready'],
    guards: [],
    repeats: ({ data }, { travel }) => travel.booking !== null && sameContent(seatOf(travel.booking), seatOf(data)),
    decide: bookTravel,
  },
  CancelBooking: {
    phases: ['booked', 'verified'],
    guards: [],
    repeats: ({ data }, { travel }) => travel.booking === null && sameContent(travel.cancelled, data),
    decide: ({ data }, state) => cancellationOf(state, data.reasonCode),
  },
  AddToManifest: {
    phases: ['booked', 'verified'],
    guards: [],
    repeats: ({ data: { flight, line, version } }, { travel }) => sameContent(travel.manifest, { flight, line, version }),
    decide({ data }, state) {
      const { flight, line, version } = data;
      const { booking, manifest } = state.travel;
      ensure(booking !== null, 'BookingMissing', 'booking', 'There is no booking to be on a manifest for.');
      ensure(booking.flight === flight, 'InvalidValue', 'flight', 'The manifest is of another flight than the booking.');
      ensure(isCount(line), 'InvalidValue', 'line', 'A line is a whole number from 1.');
      ensure(isCount(version), 'InvalidValue', 'version', 'A version is a whole number from 1.');
      ensure(manifest === null || version > manifest.version, 'InvalidValue', 'version', 'A later version of the manifest already names this person.');
      ensureSameDocument(state, data.documentNumber);
      return [{ type: 'Manifested', data: { flight, line, version } }];
    },
  },
};

/** An unchanged answer is not recorded again, so a nightly run over all cases leaves only news behind. */
function decideGates({ data: { travelDate }, context }: CommandOf<'EvaluateGates'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  ensure(isCalendarDate(travelDate), 'InvalidValue', 'travelDate', 'The day of travel is a calendar date.');
  ensure(travelDate >= todayOf(context), 'InvalidValue', 'travelDate', 'The day of travel is not in the past.');
  const isBookedFor = state.travel.booking === null ? travelDate : travelDateOf(state, context);
  ensure(travelDate === isBookedFor, 'InvalidValue', 'travelDate', 'A booked case is evaluated for the day it is booked for.');
  return evaluationFor(travelDate, state, context);
}

/** What the gates say of a day, and what that gives or costs the case. */
export function evaluationFor(travelDate: CalendarDate, state: RegisteredCase, context: CommandContext): readonly ReturnCaseFact[] {
  const evaluation = { travelDate, gates: evaluateGates(state, travelDate, context) };
  const closed = closedGates(evaluation.gates);
  const facts: readonly ReturnCaseFact[] = isKnown(evaluation, state) ? [] : [{ type: 'GatesEvaluated', data: evaluation }];
  if (closed.length > 0) return [...facts, ...lossOf(state, closed)];
  return isReadyFor(state, travelDate) ? facts : [...facts, { type: 'CaseReadied', data: { travelDate } }];
}

/** A booking that fell with its gates takes its own gate along; that alone is no news about the case. */
function isKnown(evaluation: Evaluation, { travel }: RegisteredCase): boolean {
  if (travel.evaluation === null || travel.booking !== null) return sameContent(travel.evaluation, evaluation);
  return sameContent(withoutSeat(travel.evaluation), withoutSeat(evaluation));
}

function withoutSeat({ travelDate, gates }: Evaluation): Evaluation {
  return { travelDate, gates: gates.filter(({ gate }) => gate !== 'LOGISTICS') };
}

function isReadyFor({ phase, travel }: RegisteredCase, travelDate: CalendarDate): boolean {
  return phase === 'booked' || phase === 'verified' || (phase === 'ready' && travel.readyFor === travelDate);
}

function bookTravel({ data, context }: CommandOf<'BookTravel'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  ensureItinerary(data, context.now);
  ensureOnPlannedRoute(data, state);
  ensure(data.fundingRef.trim() !== '', 'FundingMissing', 'fundingRef', 'No seat is booked before the funds are committed.');
  const booking: Booking = { ...seatOf(data), bookedBy: context.actor };
  const travelDate = calendarDateIn(context.zone, data.departsAt);
  const gates = evaluateGates({ ...state, travel: { ...state.travel, booking } }, travelDate, context);
  ensureOpen(gates);
  return [{ type: 'TravelBooked', data: present({ ...data, gates }) }];
}

function ensureItinerary(data: CommandOf<'BookTravel'>['data'], now: string): void {
  ensure(isInstant(data.departsAt), 'InvalidValue', 'departsAt', 'The departure is an instant in UTC.');
  ensure(isInstant(data.arrivesAt), 'InvalidValue', 'arrivesAt', 'The arrival is an instant in UTC.');
  ensure(hoursBetween(now, data.departsAt) > 0, 'InvalidValue', 'departsAt', 'The departure is in the future.');
  ensure(hoursBetween(data.departsAt, data.arrivesAt) > 0, 'InvalidValue', 'arrivesAt', 'The arrival is after the departure.');
  for (const field of ['carrier', 'flight', 'from', 'to', 'bookingReference'] as const) {
    ensure(data[field].trim() !== '', 'InvalidValue', field, 'A booking names its carrier, flight, route and reference.');
  }
  ensure(data.escort === 'none' || Boolean(data.escortRef?.trim()), 'InvalidValue', 'escortRef', 'An escort is a named person.');
}

/** The decision rests on the way that was planned; another way is planned, and decided on, before it is booked. */
function ensureOnPlannedRoute({ from, to }: CommandOf<'BookTravel'>['data'], { ddp }: RegisteredCase): void {
  const legs = ddp.route?.legs ?? [];
  const start = legs.at(0)?.from ?? from;
  const end = legs.at(-1)?.to ?? to;
  ensure(from === start, 'InvalidValue', 'from', `The planned route starts at ${start}; plan the route anew to book another one.`);
  ensure(to === end, 'InvalidValue', 'to', `The planned route ends at ${end}; plan the route anew to book another one.`);
}

function seatOf(seat: Seat): Seat {
  const { departsAt, arrivesAt, carrier, flight, escort, specialServices, fundingRef } = seat;
  return { departsAt, arrivesAt, carrier, flight, escort, specialServices, fundingRef };
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}
