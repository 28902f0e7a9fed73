import { byRules } from '../return-case';
import type { RegisteredCase } from '../state';
import {
  after, arrivedCase, asHomeward, asOfficer, assessedCase, asReceiving, book, bookedCase, caseOf, consentedCase, counselledCase, ddpReviewCase, ENDS, given, inTransitCase, LATER_DAYS,
  noteAdvisory, planRoute, preparingCase, readyCase, registeredCase, screenedCase, verifiedCase,
} from '../testing';

const leg = (from: string, to: string, nights: { overnight?: boolean; accompanied?: boolean } = {}) => ({ from, to, transport: 'air', overnight: false, accompanied: false, ...nights }) as const;

const bookedFrom = (state: RegisteredCase, changes: Parameters<typeof book>[0]) => byRules.decide(book(changes), state).map(({ type }) => type);

describe('Planning the way home', () => {
  it('keeps the way and the district it leads to', () => {
    const way = planRoute({ legs: [leg('MJI', 'NIM', { overnight: true, accompanied: true }), leg('NIM', 'LOS')] });
    const [event] = given(...assessedCase).when(way).thenTypes('RoutePlanned');
    expect(event?.data).toEqual(way.data);
    expect(caseOf(after(assessedCase, way)).ddp.route).toEqual(way.data);
  });
  it.each([
    ['no district', { destinationDistrict: ' ' }],
    ['no leg', { legs: [] }],
    ['a start in words', { legs: [leg('Tripoli', 'LOS')] }],
    ['an end in words', { legs: [leg('MJI', 'Lagos')] }],
    ['a place of one letter', { legs: [leg('M', 'LOS')] }],
    ['a place of thirteen letters', { legs: [leg('MJI', 'LOSLOSLOSLOSX')] }],
    ['a place that begins with a hyphen', { legs: [leg('MJI', '-LOS')] }],
    ['a leg that leads nowhere', { legs: [leg('MJI', 'MJI')] }],
    ['legs that do not meet', { legs: [leg('MJI', 'NIM'), leg('ABV', 'LOS')] }],
  ] as const)('refuses %s', (_name, changes) => {
    given(...assessedCase).when(planRoute(changes)).thenRejected('InvalidValue');
  });
  it('takes codes of two to twelve characters', () => {
    given(...assessedCase).when(planRoute({ legs: [leg('M1', 'SEME-KRAKE-1')] })).thenTypes('RoutePlanned');
  });
  it('is possible from the screening until the departure', () => {
    const way = planRoute({ destinationDistrict: 'kano' }, asOfficer(LATER_DAYS.verified));
    given(...consentedCase).when(way).thenRejected('WrongPhase');
    for (const history of [screenedCase, counselledCase, ddpReviewCase, preparingCase, readyCase, bookedCase, verifiedCase]) given(...history).when(way).thenTypes('RoutePlanned');
    given(...inTransitCase).when(way).thenRejected('WrongPhase');
  });
  it('records nothing twice', () => {
    given(...ddpReviewCase).when(planRoute()).thenNothing();
    given(...ddpReviewCase).when(planRoute({ destinationDistrict: 'kano' })).thenTypes('RoutePlanned');
  });
});

describe('Booking travel', () => {
  const refusalOf = (changes: Parameters<typeof book>[0]) => given(...readyCase).when(book(changes));

  it('follows the planned route from its first place to its last', () => {
    refusalOf({ from: 'TIP' }).thenRejected('InvalidValue');
    refusalOf({ to: 'ABV' }).thenRejected('InvalidValue');
    refusalOf({}).thenTypes('TravelBooked');
    const twoLegs = { ...caseOf(readyCase), ddp: { ...caseOf(readyCase).ddp, route: { destinationDistrict: 'ikeja', legs: [leg('MJI', 'NIM'), leg('NIM', 'LOS')] } } };
    expect(bookedFrom(twoLegs, { to: 'LOS' })).toEqual(['TravelBooked']);
    expect(() => bookedFrom(twoLegs, { to: 'NIM' })).toThrow('The planned route ends at LOS; plan the route anew to book another one.');
    expect(() => bookedFrom(twoLegs, { from: 'NIM' })).toThrow('The planned route starts at MJI; plan the route anew to book another one.');
  });
  it('goes anywhere when no route is planned, as before there were routes', () => {
    const unplanned = { ...caseOf(readyCase), ddp: { ...caseOf(readyCase).ddp, route: null } };
    expect(bookedFrom(unplanned, { from: 'TIP', to: 'ABV' })).toEqual(['TravelBooked']);
  });
});

describe('Noting an advisory', () => {
  it('keeps the last word of each', () => {
    const worse = noteAdvisory({ advisoryId: 'advisory-1', reading: 'no-return' });
    const history = after(ddpReviewCase, noteAdvisory(), noteAdvisory({ advisoryId: 'advisory-2', district: 'kano', reading: 'mixed' }), worse);
    expect(caseOf(history).ddp.advisories).toEqual([
      { advisoryId: 'advisory-2', country: 'NGA', district: 'kano', reading: 'mixed', source: 'regional-office', issuedOn: '2026-03-09' },
      { advisoryId: 'advisory-1', country: 'NGA', reading: 'no-return', source: 'regional-office', issuedOn: '2026-03-09' },
    ]);
  });
  it.each([
    ['about another country', { country: 'GHA' }],
    ['without an id', { advisoryId: '' }],
    ['without a source', { source: ' ' }],
    ['about a district without a name', { district: '' }],
    ['from tomorrow', { issuedOn: '2026-03-11' }],
    ['of no day', { issuedOn: 'lately' }],
  ] as const)('refuses one %s', (_name, changes) => {
    given(...ddpReviewCase).when(noteAdvisory(changes)).thenRejected('InvalidValue');
  });
  it('takes one of today', () => {
    given(...ddpReviewCase).when(noteAdvisory({ issuedOn: '2026-03-10' })).thenTypes('AdvisoryNoted');
  });
  it('is possible for every case that has not left, also by Homeward itself', () => {
    const advisory = noteAdvisory({}, asHomeward(LATER_DAYS.verified));
    for (const history of [registeredCase, consentedCase, screenedCase, ddpReviewCase, preparingCase, bookedCase, verifiedCase]) given(...history).when(advisory).thenTypes('AdvisoryNoted');
    for (const history of [inTransitCase, arrivedCase, ENDS.withdrawn]) given(...history).when(advisory).thenRejected('WrongPhase');
  });
  it('records the same one once', () => {
    const noted = after(ddpReviewCase, noteAdvisory(), noteAdvisory({ advisoryId: 'advisory-2' }));
    given(...noted).when(noteAdvisory()).thenNothing();
    given(...noted).when(noteAdvisory({}, asReceiving(LATER_DAYS.cleared))).thenNothing();
    given(...noted).when(noteAdvisory({ issuedOn: '2026-03-10' })).thenTypes('AdvisoryNoted');
  });
});
