import { calendarDateIn, hoursBetween, isInstant } from '../dates';
import type { ReturnCaseFact } from '../events';
import { evaluateGates } from '../gates';
import { ensure, refusal } from '../refusal';
import type { CommandOf, Guard, Rules } from '../rule';
import { sameContent } from '../same-content';
import type { Booking, RegisteredCase } from '../state';
import { ensureOpen } from './closed-gates';
import { cancellationOf } from './gate-loss';
import { ensureFreeToSpeak } from './interpreted-talk';
import { isCheckInForce } from './medical';
import { ensureSameDocument } from './travel-document';
import { withdrawalOf } from './withdrawal';

export type DepartureCommand = 'VerifyPreDeparture' | 'HandOverForDeparture' | 'RecordNoShow';

/** Three pairs of eyes: who assessed the risk, who signed for it and who lets the person go are never the same. */
const HANDED_OVER_BY_ANOTHER: Guard = ({ ddp, assessment }, { actor }) =>
  actor !== ddp.signer && !assessment.assessors.includes(actor)
    ? undefined
    : refusal('DutiesNotSegregated', 'actor', 'Whoever assessed the case or signed its due diligence does not hand the person over.');

export const DEPARTURE_RULES: Rules<DepartureCommand> = {
  VerifyPreDeparture: {
    phases: ['booked', 'verified'],
    guards: [],
    repeats: ({ data }, { phase }) => (data.voluntary ? phase === 'verified' : phase === 'withdrawn'),
    decide: verifyPreDeparture,
  },
  HandOverForDeparture: {
    phases: ['verified'],
    guards: [HANDED_OVER_BY_ANOTHER],
    repeats: ({ data: { flight, departedAt, handedOverTo } }, { travel }) =>
      travel.departure !== null && sameContent({ flight, departedAt, handedOverTo }, partyOf(travel.departure)),
    decide: handOver,
  },
  RecordNoShow: {
    phases: ['booked', 'verified'],
    guards: [],
    repeats: ({ data }, { travel }) => sameContent(travel.noShow, data),
    decide({ data, context }, state) {
      const { departsAt } = bookingOf(state);
      const isDay = calendarDateIn(context.zone, context.now) >= calendarDateIn(context.zone, departsAt);
      ensure(isDay, 'TooEarly', 'departsAt', 'Nobody has missed a departure before its day.');
      return [{ type: 'NoShowRecorded', data }, ...cancellationOf(state, data.reasonCode === 'changed-mind' ? 'person-request' : 'other')];
    },
  },
};

/**
 * A no is recorded whenever and however it is said, and ends the journey. Only a yes must be said alone, in the person's own
 * language or through an independent interpreter, and close enough to the departure to still be meant.
 */
function verifyPreDeparture({ data, context }: CommandOf<'VerifyPreDeparture'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  const booking = bookingOf(state);
  const gates = evaluateGates(state, calendarDateIn(context.zone, booking.departsAt), context);
  const verified: ReturnCaseFact = { type: 'PreDepartureVerified', data: { ...data, gates } };
  if (!data.voluntary) return [verified, ...withdrawalOf(state, ['travel'], 'in-person')];
  const { earliest, latest } = context.policy.verificationWindowHours;
  const hours = hoursBetween(context.now, booking.departsAt);
  ensure(hours <= earliest && hours >= latest, 'OutsideVerificationWindow', 'departsAt', `The person is asked between ${earliest} and ${latest} hours before departure.`);
  ensure(data.alone, 'ConsentInvalid', 'alone', 'The person is asked alone.');
  ensureFreeToSpeak(data, state);
  const isInterpreterKnown = data.language === state.language || data.interpreterRelation !== undefined;
  ensure(isInterpreterKnown, 'InterpreterMissing', 'interpreterRelation', 'It is said how the interpreter stands to the person.');
  ensure(data.identityMatch, 'IdentityMismatch', 'identityMatch', 'The person is not the one of the document.');
  ensure(data.documentInHand, 'DocumentMissing', 'documentInHand', 'The travel document is not in hand.');
  ensure(data.measuresDone, 'MitigationIncomplete', 'measuresDone', 'The measures that come before departure are not done.');
  ensureOpen(gates);
  return [verified];
}

/** Every gate is judged once more for the day itself: what was open at booking may have closed since. */
function handOver({ data, context }: CommandOf<'HandOverForDeparture'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  const { flight, departedAt, handedOverTo } = data;
  const booking = bookingOf(state);
  ensure(isInstant(departedAt), 'InvalidValue', 'departedAt', 'The departure is an instant in UTC.');
  ensure(hoursBetween(departedAt, context.now) >= 0, 'InvalidValue', 'departedAt', 'The departure is not in the future.');
  ensure(handedOverTo.trim() !== '', 'InvalidValue', 'handedOverTo', 'The person is handed over to somebody named.');
  ensure(flight === booking.flight, 'InvalidValue', 'flight', 'The flight is another than the booked one.');
  const departedOn = calendarDateIn(context.zone, departedAt);
  const bookedOn = calendarDateIn(context.zone, booking.departsAt);
  ensure(departedOn === bookedOn, 'OutsideVerificationWindow', 'departedAt', 'The departure is on another day than the verified booking.');
  ensure(state.travel.manifest !== null, 'BookingMissing', 'manifest', 'The person is on no manifest.');
  ensureSameDocument(state, data.documentNumber);
  const isChecked = state.medical.preEmbarkation?.result === 'pass' && isCheckInForce(state, context.policy.preEmbarkationHours);
  ensure(isChecked, 'GatesClosed', 'MEDICAL', 'The check before embarkation is missing, too old or not passed.');
  const gates = evaluateGates(state, departedOn, context);
  ensureOpen(gates);
  return [{ type: 'Departed', data: { flight, departedAt, departedOn, handedOverTo, gates } }];
}

function bookingOf({ travel }: RegisteredCase): Booking {
  ensure(travel.booking !== null, 'BookingMissing', 'booking', 'There is no booking.');
  return travel.booking;
}

function partyOf({ flight, departedAt, handedOverTo }: { readonly flight: string; readonly departedAt: string; readonly handedOverTo: string }) {
  return { flight, departedAt, handedOverTo };
}
