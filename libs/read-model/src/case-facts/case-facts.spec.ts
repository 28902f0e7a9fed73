import { assigned, consented, corrected, held, registered, resumed, RETURNED, withdrawn } from '../testing/facts';
import { rowsOf } from '../testing/given-facts';
import { caseFacts } from './case-facts.projection';

const at = (revision: number): string => String(revision + 1).padStart(16, '0');

describe('case-facts', () => {
  it('gives each change of what a report can say its span of positions, without gap or overlap', () => {
    const versions = rowsOf(caseFacts, [registered(), consented(), corrected({ sex: 'other' })]);
    expect(versions.map(({ fromPosition, toPosition, phase, sex }) => ({ fromPosition, toPosition, phase, sex }))).toEqual([
      { fromPosition: at(0), toPosition: at(1), phase: 'registered', sex: 'female' },
      { fromPosition: at(1), toPosition: at(2), phase: 'consented', sex: 'female' },
      { fromPosition: at(2), toPosition: null, phase: 'consented', sex: 'other' },
    ]);
  });

  it('makes no new version of what no report can see', () => {
    expect(rowsOf(caseFacts, [registered(), assigned('officer-7')])).toHaveLength(1);
  });

  it('remembers every movement with its day', () => {
    const movements = rowsOf(caseFacts, RETURNED).at(-1)?.movements;
    expect(movements).toEqual([
      { kind: 'registered', on: '2026-03-02' },
      { kind: 'consented', on: '2026-03-03' },
      { kind: 'ddp', on: '2026-03-16', result: 'CLEARED' },
      { kind: 'departed', on: '2026-03-27', transport: 'air' },
      { kind: 'arrived', on: '2026-03-27' },
    ]);
  });

  it('counts a second consent as no second movement, and each hold as one', () => {
    const story = [registered(), consented(), held(), resumed('consented'), consented('2026-03-11T08:00:00.000Z'), held('2026-03-12T08:00:00.000Z')];
    expect(rowsOf(caseFacts, story).at(-1)?.movements.map(({ kind }) => kind)).toEqual(['registered', 'consented', 'held', 'held']);
  });

  it('tells a withdrawal from the return from one purpose taken back', () => {
    const onePurpose = { ...withdrawn(), data: { ...withdrawn().data, purposes: ['media'] as const } };
    expect(rowsOf(caseFacts, [registered(), consented(), onePurpose]).at(-1)?.movements.map(({ kind }) => kind)).toEqual(['registered', 'consented']);
    expect(rowsOf(caseFacts, [registered(), consented(), withdrawn()]).at(-1)?.movements.map(({ kind }) => kind)).toContain('withdrawn');
  });

  it('keeps the first time of each step', () => {
    const story = [registered(), consented('2026-03-03T08:00:00.000Z'), consented('2026-03-20T08:00:00.000Z')];
    expect(rowsOf(caseFacts, story).at(-1)?.steps).toEqual({ registered: '2026-03-02T08:00:00.000Z', consented: '2026-03-03T08:00:00.000Z' });
  });
});
