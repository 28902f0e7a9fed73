import { ERASED } from '@homeward/decider';
import fc from 'fast-check';
import { availableCommands } from './available-commands';
import type { ReturnCaseEvent } from './events';
import { returnCase } from './return-case';
import { SEALED_FIELDS } from './sealed-fields';
import { after, asLiaison, asOfficer, caseOf, evaluate, LATER_DAYS, requestDocument, stateOf, verifiedCase } from './testing';
import { NEAR_A_DEPARTURE, outcomeOf, walk, type Step } from './testing/random-walk';

/** A failing walk is printed with its seed and not shrunk: its steps can be read, and shrinking them takes minutes. */
const RUNS = { numRuns: 40, endOnFailure: true };

function holdsOnEveryWalk(check: (step: Step) => void, starts?: readonly string[]): void {
  fc.assert(
    fc.property(fc.gen(), (draw) => void walk(draw, check, starts)),
    RUNS,
  );
}

/** The event as it reads once every key of the person is destroyed. */
function withoutPerson(event: ReturnCaseEvent): ReturnCaseEvent {
  const sealed = Object.values(SEALED_FIELDS[event.type] ?? {}).flat();
  const data = Object.fromEntries(Object.entries(event.data).map(([field, value]) => [field, sealed.includes(field) ? ERASED : value]));
  return { ...event, data } as ReturnCaseEvent;
}

/** Found by a walk of an earlier day; kept, because a walk finds what it finds. */
describe('Evaluating the gates of a booked case whose document is no longer in hand', () => {
  it('records the loss once', () => {
    const requested = after(verifiedCase, requestDocument({ documentType: 'passport' }, asLiaison(LATER_DAYS.verified)));
    expect(caseOf(requested)).toMatchObject({ phase: 'preparing', travel: { booking: null } });
    const { document, ...consular } = caseOf(verifiedCase).consular;
    const lost = { ...caseOf(verifiedCase), consular: { ...consular, document: document && { ...document, validUntil: '2026-03-27' } } };
    const evaluation = evaluate(undefined, asOfficer(LATER_DAYS.verified));
    const events = outcomeOf(evaluation, lost);
    expect(events.map(({ type }) => type)).toEqual(['GatesEvaluated', 'GateLost', 'BookingCancelled']);
    expect(outcomeOf(evaluation, events.reduce(returnCase.evolve, lost))).toEqual([]);
  });
});

describe('Whatever is asked of a case', () => {
  it('is answered with facts or a refusal from the list, and asked again leaves nothing', () => {
    holdsOnEveryWalk(({ command, events, after }) => {
      if (events.length > 0) expect({ asked: command, again: outcomeOf(command, after) }).toEqual({ asked: command, again: [] });
    });
  });

  it('is stamped with who asked and when, and stays plain data', () => {
    holdsOnEveryWalk(({ command: { context }, events }) => {
      for (const event of events) {
        expect(event).toMatchObject({ by: context.actor, role: context.role, at: context.now });
        expect(JSON.parse(JSON.stringify(event))).toStrictEqual(event);
      }
    });
  });

  it('makes a history that folds to the same phase and the same offers when the person is erased from it', () => {
    const foldsAlike = (history: readonly ReturnCaseEvent[]) => {
      const [kept, erased] = [stateOf(history), stateOf(history.map(withoutPerson))];
      const context = asOfficer(history.at(-1)?.at);
      const offeredIn = (state: typeof kept) => availableCommands(state, context).map(({ command }) => command);
      expect([erased.phase, offeredIn(erased)]).toEqual([kept.phase, offeredIn(kept)]);
    };
    fc.assert(
      fc.property(fc.gen(), (draw) => foldsAlike(walk(draw, () => undefined))),
      RUNS,
    );
  });

  it('moves nobody on without a decision in force by somebody else, and their own yes', () => {
    holdsOnEveryWalk(({ before, events }) => {
      if (before.phase === 'none') return;
      const { assessment, ddp, consent, legal } = before;
      for (const { type, by } of events) {
        if (type === 'DdpSignedOff') expect(assessment.assessors).not.toContain(by);
        if (type === 'CaseReadied' || type === 'TravelBooked' || type === 'Departed') {
          expect(ddp).toMatchObject({ voided: false, escalation: null });
          expect(consent.purposes.travel).toBeDefined();
          expect(legal).toMatchObject({ appealPending: false, asylumExpressedAt: null });
        }
        if (type === 'Departed') expect([...assessment.assessors, ddp.signer]).not.toContain(by);
      }
    }, NEAR_A_DEPARTURE);
  });
});
