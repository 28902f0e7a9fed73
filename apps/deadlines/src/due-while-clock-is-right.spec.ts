import { DueWhileClockIsRight } from './due-while-clock-is-right';

const DUE = { caseId: 'a case', dueAt: '2026-03-02T08:00:00.000Z' };

function setting({ isOff }: { readonly isOff: boolean }) {
  let asked = 0;
  const answer = <Rows>(rows: Rows) => {
    asked += 1;
    return Promise.resolve(rows);
  };
  const queries = { dueBy: () => answer([DUE]), mayComeOfAge: () => answer(['a case']) };
  const clock = { ensureRight: () => (isOff ? Promise.reject(new Error('an hour ahead')) : Promise.resolve()) };
  return { due: new DueWhileClockIsRight(queries, clock), asked: () => asked };
}

describe('what is due', () => {
  it('is told while the clock is right', async () => {
    const { due } = setting({ isOff: false });
    expect(await due.dueBy({ now: DUE.dueAt, limit: 10, after: null })).toEqual([DUE]);
    expect(await due.mayComeOfAge(null, 10)).toEqual(['a case']);
  });

  it('is not even asked for while the clock is off', async () => {
    const { due, asked } = setting({ isOff: true });
    await expect(due.dueBy({ now: DUE.dueAt, limit: 10, after: null })).rejects.toThrow('an hour ahead');
    await expect(due.mayComeOfAge(null, 10)).rejects.toThrow('an hour ahead');
    expect(asked()).toBe(0);
  });
});
