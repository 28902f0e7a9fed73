import fc from 'fast-check';
import type { CommandData, ReturnCaseCommand } from './commands';
import type { ReturnCaseEvent } from './events';
import { familyStandingOf, partedFrom } from './family-standing';
import {
  after,
  asDoctor,
  asHomeward,
  asOfficer,
  asSenior,
  assessFitness,
  bookedCase,
  caseOf,
  claimAsylum,
  command,
  ENDS,
  evaluate,
  inTransitCase,
  LATER_DAYS,
  preparedCase,
  preparingCase,
  readyCase,
  TRAVEL_DATE,
  withdraw,
} from './testing';

type History = readonly ReturnCaseEvent[];

const NOW = LATER_DAYS.booked;
const MEDICAL = { gate: 'MEDICAL', reason: 'The person is not fit to travel.' } as const;
const evaluateNow = evaluate(TRAVEL_DATE, asOfficer(NOW));
const noted = (data: CommandData<'NoteFamilyStanding'>) => command('NoteFamilyStanding', data, asHomeward(NOW));

describe('what a case tells its family', () => {
  const context = asOfficer(NOW);
  const hold = command('HoldCase', { blocker: 'family', reviewOn: '2026-03-21' }, asOfficer(NOW));
  const death = command('RecordDeath', { diedOn: '2026-03-19', confirmedBy: 'doctor' }, asSenior(NOW));
  const toldBy = (history: History) => familyStandingOf(caseOf(history), context);

  it.each<[string, History, object]>([
    ['before anything', preparingCase, { standing: 'closed', gates: [] }],
    ['ready', readyCase, { standing: 'open', travelDate: TRAVEL_DATE, gates: [] }],
    ['booked', bookedCase, { standing: 'open', travelDate: TRAVEL_DATE, gates: [] }],
    ['gone', inTransitCase, { standing: 'travelled', travelDate: TRAVEL_DATE, gates: [] }],
    ['closed', ENDS.ineligible, { standing: 'left', gates: [] }],
    ['closed after the return', ENDS.returned_reintegrated, { standing: 'travelled', travelDate: TRAVEL_DATE, gates: [] }],
    ['unfit', after(readyCase, assessFitness({ outcome: 'UNFIT' }, asDoctor(NOW))), { standing: 'closed', travelDate: TRAVEL_DATE, gates: [MEDICAL] }],
    ['on hold', after(readyCase, hold), { standing: 'paused', travelDate: TRAVEL_DATE, gates: [] }],
    ['on hold before anything', after(preparingCase, hold), { standing: 'paused', gates: [] }],
    ['dead', after(readyCase, death), { standing: 'closed', travelDate: TRAVEL_DATE, gates: [] }],
    ['dead while on hold', after(readyCase, hold, death), { standing: 'closed', travelDate: TRAVEL_DATE, gates: [] }],
    ['withdrawn', after(readyCase, withdraw()), { standing: 'closed', travelDate: TRAVEL_DATE, gates: [] }],
    ['claiming asylum', after(readyCase, claimAsylum()), { standing: 'closed', travelDate: TRAVEL_DATE, gates: [] }],
  ])('%s', (_case, history, told) => {
    expect(toldBy(history)).toEqual(told);
  });

  it('leaves out its own family gate, and says what it is to the family', () => {
    const linked = after(readyCase, command('LinkFamily', { groupId: 'family-1', relation: 'spouse' }, asOfficer(NOW)));
    expect(toldBy(after(linked, noted({ memberCaseId: 'father', asOfRevision: 8, standing: 'closed', travelDate: TRAVEL_DATE, gates: [MEDICAL] })))).toEqual({ relation: 'spouse', standing: 'open', travelDate: TRAVEL_DATE, gates: [] });
    expect(partedFrom(caseOf(linked))).toEqual({ relation: 'spouse', standing: 'left', gates: [] });
    expect(partedFrom(caseOf(readyCase))).toEqual({ standing: 'left', gates: [] });
  });
});

describe('two members of a family', () => {
  const own: readonly ReturnCaseCommand[] = [
    evaluateNow,
    evaluate('2026-03-28', asOfficer(NOW)),
    assessFitness({ outcome: 'UNFIT' }, asDoctor(NOW)),
    assessFitness({ outcome: 'FIT' }, asDoctor(NOW)),
  ];
  const doing = fc.array(fc.constantFrom(...own), { maxLength: 5 });
  type Pair = readonly [History, History];
  const START: Pair = [preparedCase, preparedCase];

  const tell = (from: History, to: History, name: string): History => {
    return after(to, noted({ memberCaseId: name, asOfRevision: from.length - 1, ...familyStandingOf(caseOf(from), asHomeward(NOW)) }));
  };
  const quiet = (pair: Pair): Pair => {
    const second = tell(pair[0], pair[1], 'first');
    const first = tell(second, pair[0], 'second');
    return [first, second];
  };
  const standings = ([first, second]: Pair) => [first, second].map((history) => Object.values(caseOf(history).family.members).map(({ standing, travelDate, gates }) => ({ standing, travelDate, gates })));

  it('never echo: once each has told the other, nothing more is said', () => {
    fc.assert(
      fc.property(doing, doing, (ofFirst, ofSecond) => {
        const once = quiet([after(preparedCase, ...ofFirst), after(preparedCase, ...ofSecond)]);
        expect(quiet(once)).toEqual(once);
      }),
      { numRuns: 12 },
    );
  });

  it('know the same of each other in whatever order things happened and were told', () => {
    fc.assert(
      fc.property(doing, doing, fc.array(fc.constantFrom('first', 'second', 'told'), { maxLength: 14 }), (ofFirst, ofSecond, order) => {
        const left = { first: [...ofFirst], second: [...ofSecond] };
        let pair = START;
        for (const next of [...order, ...ofFirst.map(() => 'first'), ...ofSecond.map(() => 'second')]) {
          if (next === 'told') pair = quiet(pair);
          const index = next === 'first' ? 0 : 1;
          const asked = next === 'told' ? undefined : left[next as 'first' | 'second'].shift();
          if (asked === undefined) continue;
          pair = index === 0 ? [after(pair[0], asked), pair[1]] : [pair[0], after(pair[1], asked)];
        }
        const straight: Pair = [after(preparedCase, ...ofFirst), after(preparedCase, ...ofSecond)];
        expect(standings(quiet(pair))).toEqual(standings(quiet(straight)));
      }),
      { numRuns: 12 },
    );
  });
});
