import type { AnyRecordedFact } from '@homeward/case-log';
import type { RegisteredCase } from '@homeward/return-case';
import type { CaseView, Movement } from './case-view';

/** Of an ISO 8601 instant, the characters that are its date. */
export const DATE_LENGTH = 'yyyy-mm-dd'.length;

/** The countable movements after a fact. Dates are UTC days, except travel, which is dated where it took place. */
export function movementsAfter(view: CaseView, fact: AnyRecordedFact, state: RegisteredCase): readonly Movement[] {
  const movement = movementOf(view, fact, state);
  return movement === undefined ? view.movements : [...view.movements, movement];
}

function movementOf(view: CaseView, fact: AnyRecordedFact, state: RegisteredCase): Movement | undefined {
  const on = fact.metadata.occurredAt.slice(0, DATE_LENGTH);
  // Taking back one purpose of several is no withdrawal from the return; the domain's phase says which it was.
  if (state.phase === 'withdrawn' && view.state.phase !== 'withdrawn') return { kind: 'withdrawn', on };
  switch (fact.type) {
    case 'ConsentRecorded':
      return firstConsent(view, on);
    case 'DdpSignedOff':
      return { kind: 'ddp', on, result: fact.data.result };
    case 'DdpBlocked':
      return { kind: 'ddp', on, result: 'BLOCKED' };
    case 'CaseHeld':
      return { kind: 'held', on };
    case 'Departed':
      return departure(view, fact.data.departedOn);
    case 'ArrivalConfirmed':
      return { kind: 'arrived', on: fact.data.arrivedOn };
    case 'CaseClosed':
      return { kind: 'closed', on, reason: fact.data.reason };
    default:
      return undefined;
  }
}

/** Renewing a consent brings nobody new into the programme. */
function firstConsent({ steps }: CaseView, on: string): Movement | undefined {
  return steps.consented === undefined ? { kind: 'consented', on } : undefined;
}

/** How the person travels was said when the travel was booked. */
function departure({ transport }: CaseView, on: string): Movement | undefined {
  return transport === null ? undefined : { kind: 'departed', on, transport };
}
