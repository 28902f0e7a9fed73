import { type DeadlineLedger, withDone, withExtended, withLapsed, withMark, withSet, withSettled } from '@homeward/deadlines';
import { isOwnStep } from '../deadlines/steps';
import type { Evolvers } from '../evolver';
import type { RegisteredCase } from '../state';
import { withExpiredDocument } from './consular';

export type DeadlinesEvent = 'DeadlineSet' | 'DeadlineExtended' | 'DeadlineMet' | 'DeadlineMissed' | 'DeadlineWaived' | 'DeadlineReminded' | 'DeadlineEscalated' | 'GateExpired';

export const DEADLINES_EVOLVERS: Evolvers<DeadlinesEvent> = {
  DeadlineSet: (state, { data, at }) => withLedger(state, withSet(state.deadlines, data, at)),
  DeadlineExtended: (state, { data }) => withLedger(state, withExtended(state.deadlines, data, data.reasonCode === 'rescheduled')),
  // What Homeward has done itself the case still waits for by its looks.
  DeadlineMet: (state, { data: { step } }) => withLedger(state, isOwnStep(step) ? withSettled(state.deadlines, step) : withDone(state.deadlines, step)),
  DeadlineMissed: (state, { data: { step } }) => withLedger(state, withMark(state.deadlines, step, 'missed')),
  DeadlineWaived: (state, { data: { step, reasonCode } }) =>
    withLedger(state, reasonCode === 'no-longer-needed' ? withDone(state.deadlines, step) : withSettled(state.deadlines, step)),
  DeadlineReminded: (state, { data: { step } }) => withLedger(state, withMark(state.deadlines, step, 'reminded')),
  DeadlineEscalated: (state, { data: { step } }) => withLedger(state, withMark(state.deadlines, step, 'escalated')),
  GateExpired: (state, { data: { gate, validUntil } }) =>
    withLedger(gate === 'CONSULAR' ? withExpiredDocument(state, validUntil) : state, withLapsed(state.deadlines, gate, validUntil)),
};

function withLedger(state: RegisteredCase, deadlines: DeadlineLedger): RegisteredCase {
  return { ...state, deadlines };
}
