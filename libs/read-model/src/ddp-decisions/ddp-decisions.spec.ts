import { corrected, registered, RETURNED, signedOff, submitted } from '../testing/facts';
import { by, decided, decisionOf, inputsOf, markedStale, reopened } from '../testing/decisions';
import { rowsOf, viewOf } from '../testing/given-facts';
import { ddpDecisions } from './ddp-decisions.projection';
import { ddpStaleness } from './ddp-staleness.projection';

describe('ddp-decisions', () => {
  it('keeps what a decision rested on, and the groups of the person as they were known then', () => {
    const decision = decisionOf();
    const rows = rowsOf(ddpDecisions, [registered(), submitted(), by('senior-1', decided(decision)), signedOff(), corrected({ sex: 'other', ageBand: '12-17' })]);

    expect(rows).toEqual([
      {
        caseId: expect.any(String) as string,
        revision: 2,
        position: '0000000000000003',
        decidedAt: '2026-03-16T07:59:59.000Z',
        office: 'TRIPOLI',
        hostCountry: 'LBY',
        returnCountry: 'NGA',
        nationality: 'NGA',
        sex: 'female',
        ageBand: '18-59',
        signer: 'senior-1',
        signerRole: 'protection-officer',
        result: 'CLEARED',
        level: 'second-officer',
        validUntil: '2026-04-15',
        ruleSetId: 'small',
        ruleSetVersion: 1,
        ruleSetDigest: decision.ruleSet.digest,
        scope: 'full',
        asOf: '2026-03-16',
        checks: ['V1', 'V4'],
        inputs: inputsOf('low'),
      },
    ]);
  });

  it('counts a correction before the decision, and each decision by itself', () => {
    const rows = rowsOf(ddpDecisions, [registered(), corrected({ sex: 'other' }), decided(decisionOf(inputsOf('low'))), signedOff(), decided(decisionOf(inputsOf('high')))]);
    expect(rows.map(({ revision, sex, level }) => ({ revision, sex, level }))).toEqual([
      { revision: 2, sex: 'other', level: 'second-officer' },
      { revision: 4, sex: 'other', level: 'senior' },
    ]);
  });

  it('tells a decision older than the rules as one, and guesses no inputs', () => {
    const blocked = { type: 'DdpBlocked' as const, at: '2026-03-15T08:00:00.000Z', data: { checks: ['V1' as const] } };
    const rows = rowsOf(ddpDecisions, [registered(), blocked, signedOff(), reopened(), decided(), signedOff()]);
    expect(rows.map(({ revision, result, level, inputs }) => ({ revision, result, level, known: inputs !== null }))).toEqual([
      { revision: 1, result: 'BLOCKED', level: null, known: false },
      { revision: 2, result: 'CLEARED', level: 'second-officer', known: false },
      { revision: 4, result: 'CLEARED', level: 'second-officer', known: true },
    ]);
    expect(rows[1]).toMatchObject({ ruleSetDigest: null, scope: null, asOf: null, validUntil: '2026-04-15' });
  });

  it('says nothing of a case without a decision', () => {
    expect(rowsOf(ddpDecisions, RETURNED.slice(0, 7))).toEqual([]);
  });

  it('leaves the inputs out of the state of a case, of which many are in memory', () => {
    expect(viewOf([registered(), submitted(), decided()]).state.ddp.rests?.facts ?? {}).toEqual({});
  });
});

describe('ddp-staleness', () => {
  it('says when a decision stopped standing and what had changed', () => {
    const causes = [{ input: 'risk', checks: ['P1'] }];
    expect(rowsOf(ddpStaleness, [registered(), decided(), signedOff(), markedStale(causes)])).toEqual([
      { caseId: expect.any(String) as string, revision: 3, staleAt: '2026-03-17T08:00:00.000Z', causes },
    ]);
  });
});
