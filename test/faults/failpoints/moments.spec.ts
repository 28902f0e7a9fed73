import { MOMENTS } from '@homeward/platform';
import { WITH_A_BROKER, WITHOUT_A_BROKER } from './scenarios/all';

describe('every moment at which a process may die', () => {
  it.each(Object.keys(MOMENTS))('%s is one that a process dies at in a test', (moment) => {
    expect([...WITHOUT_A_BROKER, ...WITH_A_BROKER].map((scenario): string => scenario.moment)).toContain(moment);
  });
});
