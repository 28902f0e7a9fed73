import { distanceOf, isFartherThan, tellDistance } from './clock-distance';

const NOON = Date.parse('2026-03-02T12:00:00.000Z');
const HOUR_MS = 3_600_000;

describe('the distance of our clock from the database\'s', () => {
  it('is measured from the middle of question and answer, and may be wrong by half the time between them', () => {
    expect(distanceOf({ askedAtMs: NOON, answeredAtMs: NOON + 40, databaseMs: NOON + 20 })).toEqual({ seconds: 0, uncertaintySeconds: 0.02 });
    expect(distanceOf({ askedAtMs: NOON + HOUR_MS, answeredAtMs: NOON + HOUR_MS, databaseMs: NOON })).toEqual({ seconds: 3_600, uncertaintySeconds: 0 });
    expect(distanceOf({ askedAtMs: NOON - HOUR_MS, answeredAtMs: NOON - HOUR_MS, databaseMs: NOON })).toEqual({ seconds: -3_600, uncertaintySeconds: 0 });
  });

  it('is held against a limit only as far as it is certain, in both directions', () => {
    const slowAnswer = distanceOf({ askedAtMs: NOON, answeredAtMs: NOON + 8_000, databaseMs: NOON });
    expect(slowAnswer.seconds).toBe(4);
    expect(isFartherThan(2, slowAnswer)).toBe(false);
    expect(isFartherThan(2, { seconds: 2, uncertaintySeconds: 0 })).toBe(false);
    expect(isFartherThan(2, { seconds: 2.1, uncertaintySeconds: 0.05 })).toBe(true);
    expect(isFartherThan(2, { seconds: -2.1, uncertaintySeconds: 0.05 })).toBe(true);
  });

  it('is also told of a clock that was set back between question and answer', () => {
    expect(distanceOf({ askedAtMs: NOON + HOUR_MS, answeredAtMs: NOON, databaseMs: NOON }).uncertaintySeconds).toBe(1_800);
  });

  it('is told in words', () => {
    expect(tellDistance({ seconds: 3_600.04, uncertaintySeconds: 0 })).toBe("The clock of this machine is 3600.0 seconds ahead of the database's.");
    expect(tellDistance({ seconds: -2.5, uncertaintySeconds: 0 })).toBe("The clock of this machine is 2.5 seconds behind the database's.");
  });
});
