import { calendarDateIn, hoursBetween, isInstant } from '../dates';
import type { ReturnCaseFact } from '../events';
import { ensure, refusal } from '../refusal';
import type { CommandOf, Guard, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';

export type JourneyCommand = 'RecordTransit' | 'RecordTravelIncident' | 'ConfirmArrival';

/** Whoever sold the seat has a reason to say it was used. */
const CONFIRMED_BY_ANOTHER: Guard = ({ travel }, { actor }) =>
  actor !== travel.booking?.bookedBy
    ? undefined
    : refusal('DutiesNotSegregated', 'actor', 'Whoever booked the travel does not confirm the arrival.');

export const JOURNEY_RULES: Rules<JourneyCommand> = {
  RecordTransit: {
    phases: ['in-transit'],
    guards: [],
    repeats: ({ data }, { travel }) => travel.transits.some((transit) => sameContent(transit, data)),
    decide({ data, context }, state) {
      ensure(data.place.trim() !== '', 'InvalidValue', 'place', 'The place is named.');
      ensureDuringJourney(data.reachedAt, 'reachedAt', state, context.now);
      return [{ type: 'TransitReached', data }];
    },
  },
  RecordTravelIncident: {
    phases: ['in-transit', 'arrived'],
    guards: [],
    repeats: ({ data, context }, { travel }) =>
      travel.incidents.some((known) => sameContent(known, { incident: data.incident, severity: data.severity, at: context.now })),
    decide: ({ data: { incident, severity, description } }) => [
      { type: 'TravelIncidentRecorded', data: present({ incident, severity, description }) },
    ],
  },
  ConfirmArrival: {
    phases: ['in-transit'],
    guards: [CONFIRMED_BY_ANOTHER],
    repeats: ({ data }, { travel: { arrival } }) =>
      arrival !== null && sameContent(data, { arrivedAt: arrival.arrivedAt, condition: arrival.condition, needs: arrival.needs }),
    decide: confirmArrival,
  },
};

function confirmArrival({ data, context }: CommandOf<'ConfirmArrival'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  const { arrivedAt, condition, needs } = data;
  ensureDuringJourney(arrivedAt, 'arrivedAt', state, context.now);
  const due = state.travel.booking?.arrivesAt ?? arrivedAt;
  const late = hoursBetween(due, context.now) > context.policy.arrivalConfirmationHours;
  return [{ type: 'ArrivalConfirmed', data: { arrivedAt, arrivedOn: calendarDateIn(context.zone, arrivedAt), condition, needs, late } }];
}

function ensureDuringJourney(instant: string, field: string, { travel }: RegisteredCase, now: string): void {
  ensure(isInstant(instant), 'InvalidValue', field, 'The time is an instant in UTC.');
  ensure(hoursBetween(instant, now) >= 0, 'InvalidValue', field, 'The time is not in the future.');
  const departedAt = travel.departure?.departedAt ?? instant;
  ensure(hoursBetween(departedAt, instant) >= 0, 'InvalidValue', field, 'The time is not before the departure.');
}
