import { isErased } from '@homeward/decider';
import { addDays, calendarDateIn } from '../dates';
import { closed, type GateQuestion, open, type Verdict } from './verdict';

/** A travel document in hand, that is the person's by its own zone, and outlives the arrival by the margin of the policy. */
export function judgeDocument({ state, travelDate, context }: GateQuestion): Verdict {
  const { document, status, mismatches } = state.consular;
  if (!document) return closed('There is no travel document.');
  if (isErased(document.number)) return closed('The number of the travel document is unknown.');
  const validUntil = addDays(document.validUntil, -context.policy.documentMarginDays);
  if (status === 'expired') return closed('The travel document has expired.', validUntil);
  if (status !== 'collected') return closed('The travel document is not in hand.', validUntil);
  if (mismatches.length > 0) return closed(`The travel document and the identity on file differ, and nobody has explained it: ${mismatches.join(', ')}.`, validUntil);
  const { booking } = state.travel;
  const arrivesOn = booking ? calendarDateIn(context.zone, booking.arrivesAt) : travelDate;
  const lastDay = arrivesOn > travelDate ? arrivesOn : travelDate;
  return lastDay <= validUntil ? open(validUntil) : closed('The travel document ends too soon after the arrival.', validUntil);
}
