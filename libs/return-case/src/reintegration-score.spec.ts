import { dimensionScore, reintegrationScore } from './reintegration-score';

describe('the reintegration score', () => {
  it.each([
    [[1, 0, 0.5], 0.5],
    [[1, 1, 0], 0.6667],
    [[1, 0.5, 0, null], 0.5],
    [[1, 1, 1, 1, 1, 1, 1, null, null, null], 1],
    [[1, 1, null], null],
    [[1, 1, 1, 1, 1, 1, null, null, null, null], null],
    [[null, null], null],
    [[], null],
  ])('of %j is %p: refusals are left out, and below 70 %% answered it says nothing', (answers, expected) => {
    expect(dimensionScore(answers)).toBe(expected);
  });

  it('weighs the three dimensions the same', () => {
    expect(reintegrationScore({ economic: [1], social: [0.5], psychosocial: [0] })).toEqual({ economic: 1, social: 0.5, psychosocial: 0, composite: 0.5 });
  });

  it('has no composite when one dimension says nothing', () => {
    expect(reintegrationScore({ economic: [1], social: [null], psychosocial: [0] })).toEqual({ economic: 1, social: null, psychosocial: 0, composite: null });
  });
});
