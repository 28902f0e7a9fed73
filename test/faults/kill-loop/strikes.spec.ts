import { strikesOf } from './strikes';

describe('the strikes of a kill loop', () => {
  it('are the same for the same seed and others for another', () => {
    expect(strikesOf(7, 60)).toEqual(strikesOf(7, 60));
    expect(strikesOf(8, 60)).not.toEqual(strikesOf(7, 60));
  });

  it('fall on each alone, on both at once, and on each while it starts', () => {
    const kinds = new Set(strikesOf(1, 60).map(({ victims, moment }) => `${victims.join(' and ')} ${moment}`));
    expect([...kinds].sort()).toEqual(['app and postgres at work', 'app and postgres while starting', 'app at work', 'app while starting', 'postgres at work', 'postgres while starting']);
  });
});
