import { areaAssessed, by, overridden, reopened } from '../testing/decisions';
import { arrived, booked, departed, registered, signedOff, submitted } from '../testing/facts';
import { rowsOf } from '../testing/given-facts';
import { duties } from './duties.projection';

const partsIn = (story: Parameters<typeof rowsOf>[1]): readonly unknown[] => rowsOf(duties, story).map(({ revision, duty, actor, round }) => [revision, duty, actor, round]);

describe('duties', () => {
  it('tells who had which part', () => {
    const signature = { ...signedOff(), data: { ...signedOff().data, specialist: 'specialist-1' } };
    const story = [
      registered(),
      by('officer-1', areaAssessed()),
      by('officer-1', submitted()),
      by('chief-1', overridden()),
      by('senior-1', signature),
      by('logistics-1', booked()),
      by('officer-2', departed()),
      by('receiver-1', arrived()),
    ];
    expect(partsIn(story)).toEqual([
      [1, 'assess', 'officer-1', 0],
      [2, 'assess', 'officer-1', 0],
      [3, 'override', 'chief-1', 0],
      [4, 'sign', 'senior-1', 0],
      [4, 'specialist', 'specialist-1', 0],
      [5, 'book', 'logistics-1', 0],
      [6, 'hand-over', 'officer-2', 0],
      [7, 'confirm-arrival', 'receiver-1', 0],
    ]);
  });

  it('begins a new round when a case is reopened', () => {
    expect(partsIn([registered(), areaAssessed(), reopened(), by('officer-2', areaAssessed())])).toEqual([
      [1, 'assess', 'officer-1', 0],
      [3, 'assess', 'officer-2', 1],
    ]);
  });

  it('names each member of a panel once', () => {
    const panel = ['member-1', 'member-2', 'member-1'].map((member) => ({ member, organisation: 'org', position: 'agree' as const }));
    const determined = { type: 'BestInterestsDetermined' as const, at: '2026-03-10T08:00:00.000Z', data: { option: 'return' as const, panel, dissent: false, validUntil: '2026-09-01' } };
    expect(partsIn([registered(), determined])).toEqual([
      [1, 'determine-best-interests', 'member-1', 0],
      [1, 'determine-best-interests', 'member-2', 0],
    ]);
  });
});
