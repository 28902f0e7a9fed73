import { findCarrierRule, isCarried, weeksOn } from './carrier-rules';
import { DEFAULT_POLICY, type CarrierRule } from './policy';

const ZONE = 'Africa/Tripoli';
const [EVERY] = DEFAULT_POLICY.carrierRules;
const STRICT: CarrierRule = { carrier: 'Novo', certificateFromWeek: 20, certificateFromWeekMultiple: 16, certificateMaxAgeHours: 48, refusedFromWeek: 32, refusedFromWeekMultiple: 24 };
const RULES = [...DEFAULT_POLICY.carrierRules, STRICT];
const DEPARTS = '2026-03-27T10:00:00.000Z';

/** Counted on the day of departure, with a certificate of the day before unless the test is about it. */
const carried = (weeks: number, { multiple = false, certifiedOn = '2026-03-26', carrier = 'Any', departsAt = DEPARTS, rules = RULES } = {}) =>
  isCarried({ pregnancy: { weeks, multiple, certifiedOn }, assessedOn: '2026-03-27' }, { carrier, departsAt }, rules, ZONE);
const carriedWithout = (weeks: number, multiple = false, carrier = 'Any') =>
  isCarried({ pregnancy: { weeks, multiple }, assessedOn: '2026-03-27' }, { carrier, departsAt: DEPARTS }, RULES, ZONE);

describe('the rule of a carrier', () => {
  it('is its own, however it is written, else the one for every carrier', () => {
    expect(findCarrierRule(RULES, ' NOVO ')).toBe(STRICT);
    expect(findCarrierRule(RULES, 'Novo Air')).toBe(EVERY);
    expect(findCarrierRule([STRICT], 'Any')).toBeUndefined();
  });
});

describe('the weeks of a pregnancy', () => {
  it.each([
    ['2026-03-18', 20],
    ['2026-03-24', 20],
    ['2026-03-25', 21],
    ['2026-03-31', 21],
    ['2026-04-01', 22],
  ])('on %s are %i when they were 20 on 18 March', (day, weeks) => {
    expect(weeksOn({ pregnancy: { weeks: 20, multiple: false }, assessedOn: '2026-03-18' }, day)).toBe(weeks);
  });
});

describe('a pregnant passenger', () => {
  it.each([
    [27, false, true],
    [28, false, false],
    [27, true, true],
    [28, true, false],
  ])('in week %i, more than one child: %s, is taken without a certificate: %s', (weeks, multiple, taken) => {
    expect(carriedWithout(weeks, multiple)).toBe(taken);
  });

  it.each([
    [28, false, true],
    [35, false, true],
    [36, false, false],
    [31, true, true],
    [32, true, false],
    [35, true, false],
  ])('in week %i, more than one child: %s, is taken with a certificate: %s', (weeks, multiple, taken) => {
    expect(carried(weeks, { multiple })).toBe(taken);
  });

  it.each([
    [19, false, true],
    [20, false, false],
    [15, true, true],
    [16, true, false],
  ])('of a stricter carrier in week %i, more than one child: %s, is taken without a certificate: %s', (weeks, multiple, taken) => {
    expect(carriedWithout(weeks, multiple, 'Novo')).toBe(taken);
  });

  it.each([
    [31, false, true],
    [32, false, false],
    [23, true, true],
    [24, true, false],
  ])('of a stricter carrier in week %i, more than one child: %s, is taken with a certificate: %s', (weeks, multiple, taken) => {
    expect(carried(weeks, { multiple, carrier: 'Novo' })).toBe(taken);
  });

  it('needs a certificate of at most 72 hours at departure, from the first moment of its day in the office', () => {
    // 24 March begins in Tripoli at 22:00 UTC of the day before.
    expect(carried(30, { certifiedOn: '2026-03-24', departsAt: '2026-03-26T22:00:00.000Z' })).toBe(true);
    expect(carried(30, { certifiedOn: '2026-03-24', departsAt: '2026-03-26T22:00:00.001Z' })).toBe(false);
    expect(carried(30, { certifiedOn: '2026-03-25', carrier: 'Novo', departsAt: '2026-03-26T22:00:00.000Z' })).toBe(true);
    expect(carried(30, { certifiedOn: '2026-03-25', carrier: 'Novo', departsAt: '2026-03-26T22:00:00.001Z' })).toBe(false);
  });

  it('grows into a week that needs a certificate, and out of the ones that are taken', () => {
    const later = (weeks: number, assessedOn: string) => isCarried({ pregnancy: { weeks, multiple: false }, assessedOn }, { carrier: 'Any', departsAt: DEPARTS }, RULES, ZONE);
    expect(later(27, '2026-03-21')).toBe(true);
    expect(later(27, '2026-03-20')).toBe(false);
  });

  it('is not taken where no rule says so', () => {
    expect(carried(10, { rules: [STRICT] })).toBe(false);
  });
});
