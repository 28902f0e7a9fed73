import { by, overridden } from '../testing/decisions';
import { registered, submitted } from '../testing/facts';
import { rowsOf } from '../testing/given-facts';
import { ddpOverrides } from './ddp-overrides.projection';

describe('ddp-overrides', () => {
  it('lists who let which block stand aside, when and for what kind of reason, without the words', () => {
    const sealed = { ...overridden('P2'), sealed: { protection: 'v1.key-1.c2VhbGVk' } };
    const rows = rowsOf(ddpOverrides, [registered(), submitted(), by('chief-1', sealed)]);

    expect(rows).toEqual([
      {
        caseId: expect.any(String) as string,
        revision: 2,
        position: '0000000000000003',
        check: 'P2',
        outcome: 'BLOCK',
        reasonCode: 'only-safe-option',
        by: 'chief-1',
        role: 'protection-officer',
        at: '2026-03-15T08:00:00.000Z',
        office: 'TRIPOLI',
        returnCountry: 'NGA',
      },
    ]);
  });
});
