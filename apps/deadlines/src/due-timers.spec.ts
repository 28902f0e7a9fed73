import { Share } from '@homeward/leadership';
import { createLogger, derivedId, VirtualTime } from '@homeward/platform';
import type { DueCase } from '@homeward/read-model';
import type { CaseCommands } from './case-commands';
import { DueTimers } from './due-timers';

const START = '2026-03-05T22:00:00.000Z';
const caseNumber = (index: number) => `${index.toString(16).padStart(8, '0')}-6a0e-4d7e-9a55-0d6b2f7a9c10`;
const FIRST = caseNumber(1);
const SECOND = caseNumber(2);
const due = (caseId: string, dueAt = START): DueCase => ({ caseId, dueAt });
const never = new AbortController().signal;

/** Due cases as the read model tells them, and a write side that answers as the test says. */
function setting() {
  const time = new VirtualTime(START);
  const lines: string[] = [];
  const asked: { readonly caseId: string; readonly commandId: string }[] = [];
  const world = { due: [] as readonly DueCase[], young: [] as readonly string[], answer: (_caseId: string): boolean => true };
  const commands: CaseCommands = {
    applyDueTimers(caseId, commandId) {
      asked.push({ caseId, commandId });
      return Promise.resolve().then(() => world.answer(caseId));
    },
  };
  const isAfter = (row: DueCase, after: DueCase | null) => after === null || `${row.dueAt}${row.caseId}` > `${after.dueAt}${after.caseId}`;
  const timers = {
    dueBy: ({ now, limit, after }: { readonly now: string; readonly limit: number; readonly after: DueCase | null }) =>
      Promise.resolve(world.due.filter((row) => row.dueAt <= now && isAfter(row, after)).slice(0, limit)),
    mayComeOfAge: (after: string | null, limit: number) => Promise.resolve(world.young.filter((id) => after === null || id > after).slice(0, limit)),
  };
  const logger = createLogger({ level: 'info', write: (line) => lines.push(line) });
  const dueTimers = new DueTimers({ timers, commands, clock: time, logger });
  return { time, lines, asked, world, timers, dueTimers, again: () => new DueTimers({ timers, commands, clock: time, logger }) };
}

const fails = () => {
  throw new Error('the log cannot be reached');
};

describe('a pass over what is due', () => {
  it('asks each case once, by a name that a crash between reading and asking does not change', async () => {
    const { world, asked, dueTimers, again } = setting();
    world.due = [due(FIRST), due(SECOND), due(caseNumber(3), '2026-03-05T22:00:00.001Z')];
    expect(await dueTimers.pass(never)).toEqual({ asked: 2, recorded: 2, failed: 0 });
    await again().pass(never);
    expect(asked.map(({ caseId }) => caseId)).toEqual([FIRST, SECOND, FIRST, SECOND]);
    expect(asked[2]).toEqual(asked[0]);
    expect(asked[0]?.commandId).toBe(derivedId(FIRST, `ApplyDueTimers ${START} 0`));
  });

  it('waits for the read model to see it, then asks anew', async () => {
    const { world, asked, dueTimers, time } = setting();
    world.due = [due(FIRST)];
    await dueTimers.pass(never);
    await time.advance(29_999);
    expect((await dueTimers.pass(never)).asked).toBe(0);
    await time.advance(1);
    expect((await dueTimers.pass(never)).asked).toBe(1);
    expect(asked[1]?.commandId).toBe(derivedId(FIRST, `ApplyDueTimers ${START} 1`));
    world.due = [due(FIRST, '2026-03-05T22:00:10.000Z')];
    expect((await dueTimers.pass(never)).asked).toBe(1);
  });

  it('ends although the read model tells the same page again and again', async () => {
    const { time, dueTimers, timers, asked } = setting();
    const page = Array.from({ length: 200 }, (_, index) => due(caseNumber(index)));
    let told = 0;
    timers.dueBy = async () => {
      told += 1;
      if (told > 10_000) throw new Error('it is asked for ever');
      return page;
    };
    await dueTimers.pass(never);
    expect(asked).toHaveLength(page.length);
    expect(time.now()).toBe(START);
  });

  it('leaves a case that fails for later, ever more seldom, and goes on with the others', async () => {
    const { world, asked, dueTimers, time, lines } = setting();
    world.due = [due(FIRST), due(SECOND)];
    world.answer = (caseId) => (caseId === FIRST ? fails() : false);
    expect(await dueTimers.pass(never)).toEqual({ asked: 2, recorded: 0, failed: 1 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(FIRST);
    world.due = [due(FIRST)];
    for (const restMs of [30_000, 60_000, 120_000]) {
      await time.advance(restMs - 1);
      expect((await dueTimers.pass(never)).asked).toBe(0);
      await time.advance(1);
      expect((await dueTimers.pass(never)).failed).toBe(1);
    }
    expect(new Set(asked.filter(({ caseId }) => caseId === FIRST).map(({ commandId }) => commandId)).size).toBe(1);
    for (let hours = 0; hours < 6; hours += 1) {
      await time.advance(3_600_000);
      expect((await dueTimers.pass(never)).failed).toBe(1);
    }
  });

  it('catches up page by page and says how far it is', async () => {
    const { world, dueTimers, lines } = setting();
    world.due = Array.from({ length: 1_001 }, (_, index) => due(caseNumber(index)));
    expect(await dueTimers.pass(never)).toEqual({ asked: 1_001, recorded: 1_001, failed: 0 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('1000');
  });

  it('asks those of its share only, and the young again when its share has changed', async () => {
    const { world, asked, dueTimers } = setting();
    const numbered = (index: number) => `0d6b2f7a-6a0e-4d7e-9a55-${index.toString(16).padStart(12, '0')}`;
    const share = new Share();
    share.take(3);
    world.due = Array.from({ length: 401 }, (_, index) => due(numbered(index)));
    world.young = [numbered(500)];
    expect((await dueTimers.pass(never, share)).asked).toBe(50);
    expect(asked.map(({ caseId }) => caseId)).toEqual(world.due.map(({ caseId }) => caseId).filter((caseId) => share.covers(caseId)));
    for (const part of share.others) share.take(part);
    expect((await dueTimers.pass(never, share)).asked).toBe(351 + 1);
    expect(new Set(asked.map(({ caseId }) => caseId)).size).toBe(402);
  });

  it('gives up a pass in which everything fails, and stops when it is told to', async () => {
    const { world, dueTimers } = setting();
    world.due = Array.from({ length: 1_001 }, (_, index) => due(caseNumber(index)));
    world.answer = fails;
    expect((await dueTimers.pass(never)).failed).toBe(200);
    expect((await dueTimers.pass(AbortSignal.abort())).asked).toBe(0);
  });

  it('asks the young once a day', async () => {
    const { world, asked, dueTimers, time } = setting();
    world.young = Array.from({ length: 201 }, (_, index) => caseNumber(index));
    world.answer = () => false;
    expect((await dueTimers.pass(never)).asked).toBe(201);
    expect((await dueTimers.pass(never)).asked).toBe(0);
    await time.advance(24 * 3_600_000);
    expect((await dueTimers.pass(never)).asked).toBe(201);
    expect(new Set(asked.map(({ commandId }) => commandId)).size).toBe(402);
  });
});
