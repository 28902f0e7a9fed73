import { closed, type GateQuestion, inDate, type Verdict } from './verdict';

/** A government's request on file, the clearance of the country of origin, and somebody there who receives the person. */
export function judgeClearance({ state, travelDate }: GateQuestion): Verdict {
  const { request, cleared, reception, declined, status } = state.clearance;
  if (!request) return closed('No request of a government for this movement is on file.');
  if (status === 'refused') return closed('The country of origin refused.');
  if (status === 'queried') return closed('The country of origin has asked back and is not answered.');
  if (!cleared) return closed('The country of origin has not cleared the return.');
  if (declined) return closed('The receiving mission declined the reception.', cleared.validUntil);
  if (!reception) return closed('The receiving mission has not confirmed the reception.', cleared.validUntil);
  return inDate(cleared.validUntil, travelDate, 'The clearance ends before the day of travel.');
}
