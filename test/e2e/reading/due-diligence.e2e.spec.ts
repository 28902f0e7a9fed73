import { commandNameOf } from '@homeward/contracts';
import { DEFAULT_RULE_SET, type RuleSet } from '@homeward/due-diligence';
import { ASSESSMENT_AREAS, type ReturnCaseCommand } from '@homeward/return-case';
import * as say from '../../../libs/return-case/src/testing';
import { type Answer, ApiCaller } from '../commands/caller';
import { type CommandSystem, startCommandSystem } from '../commands/command-system';

const FILLED_IN = ['office', 'hostCountry', 'possibleDuplicates'];
const MAX_LOOKS = 200;

/** A case in the making: its revision, that of its decision, and where the log had come to. */
interface Told {
  readonly caseId: string;
  decision: number;
  revision: number;
  position: string;
}

const untilSigned = (risk: 'low' | 'medium'): readonly ReturnCaseCommand[] => [
  say.consent(),
  say.screen(),
  say.counsel(),
  say.openAssessment(),
  ...ASSESSMENT_AREAS.map((area) => say.assessArea(area, risk === 'low' ? {} : { likelihood: 3, impact: 3, finding: `What was found about somebody else on ${area}.` })),
  ...(risk === 'low' ? [] : [say.plan(ASSESSMENT_AREAS.map((area) => say.measure({ area, measureId: `measure-${area}` })))]),
  say.submit(),
  say.planRoute(),
  say.cooInformation(),
  ...say.answerEveryCheck(),
  risk === 'low' ? say.signOff() : say.signOff({ level: 'senior' }, say.asSenior(say.DAYS.signedOff)),
];

/** The shipped rules, and a medium risk blocks. */
const STRICTER: RuleSet = {
  ...DEFAULT_RULE_SET,
  version: 99,
  checks: DEFAULT_RULE_SET.checks.map((check) =>
    check.id === 'P5'
      ? { ...check, rules: [...check.rules, { id: 'P5.medium', then: 'BLOCK', when: { fact: 'assessment.risk', is: 'medium' }, because: { en: 'The risk is medium.', fr: 'Le risque est moyen.', es: 'El riesgo es medio.' } }] }
      : check,
  ),
};

describe('due diligence, read', () => {
  let system: CommandSystem;
  let officer: ApiCaller;
  let chief: ApiCaller;
  let auditor: ApiCaller;
  let low: Told;
  let medium: Told;
  let blocked: Told;

  beforeAll(async () => {
    system = await startCommandSystem();
    [low, medium, blocked] = (await decide([
      [say.register(), ...untilSigned('low')],
      [say.register({ sex: 'male', claimedNationality: 'GHA' }), ...untilSigned('medium')],
      [say.register(), ...untilSigned('low').slice(0, -1), say.check('P2', { outcome: 'BLOCK', basis: 'secret-basis' })],
    ])) as [Told, Told, Told];
    officer = await ApiCaller.as(system, 'protection-officer', { office: 'tripoli' });
    chief = await ApiCaller.as(system, 'chief-of-mission', { office: 'tripoli' });
    auditor = await ApiCaller.as(system, 'auditor', { office: '*' });
  }, 60_000);
  afterAll(() => system.stop());

  /** Tells the stories side by side, since the clock of the system goes forward only. */
  async function decide(stories: readonly (readonly ReturnCaseCommand[])[]): Promise<readonly Told[]> {
    const told = stories.map((): Told => ({ caseId: system.ids.random(), revision: -1, decision: -1, position: '' }));
    const steps = stories.flatMap((story, index) => story.map((command) => ({ one: told[index] as Told, command })));
    for (const { one, command } of steps.sort((a, b) => Date.parse(a.command.context.now) - Date.parse(b.command.context.now))) await tell(one, command);
    return told;
  }

  async function tell(one: Told, { type, data, context }: ReturnCaseCommand): Promise<void> {
    const due = Date.parse(context.now) - system.time.nowMs();
    if (due > 0) await system.time.advance(due);
    const caller = await ApiCaller.as(system, context.role, { office: 'tripoli', subject: context.actor, country: 'NGA' });
    const body = { ...Object.fromEntries(Object.entries(data).filter(([name]) => !FILLED_IN.includes(name))), ...(type === 'RegisterCase' ? { personRef: system.ids.random() } : {}) };
    const answer = await caller.command(one.caseId, commandNameOf(type), body, one.revision < 0 ? {} : { revision: one.revision });
    expect({ type, ...answer.body }).toMatchObject({ revision: expect.any(Number) as number });
    const decided = (answer.body['events'] as readonly string[]).indexOf('DdpDecided');
    if (decided >= 0) one.decision = one.revision + 1 + decided;
    one.revision = Number(answer.body['revision']);
    one.position = String(answer.body['position']);
  }

  const decisionsOf = ({ caseId }: Told): string => `/v1/cases/${caseId}/due-diligence/decisions`;
  const whatIf = async (caller: ApiCaller, rules: unknown, query = ''): Promise<Answer> => {
    const accepted = await caller.send('POST', `/v1/what-if${query}`, JSON.stringify(rules), { 'content-type': 'application/json' });
    expect(accepted).toMatchObject({ status: 202 });
    const address = String(accepted.headers['location']);
    for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
      const answer = await caller.get(address);
      if (answer.body['status'] === 'done') return answer;
      await new Promise((resolve) => setImmediate(resolve));
    }
    throw new Error('The what-if did not come to its end.');
  };

  describe('as of now', () => {
    it('says what a signature would decide, check by check, and records nothing', async () => {
      const { status, body, headers } = await officer.get(`/v1/cases/${low.caseId}/due-diligence?language=es`);

      expect({ status, ...body }).toMatchObject({ status: 200, revision: low.revision, result: 'CLEARED', scope: 'full', requiredLevel: 'second-officer', standing: { result: 'CLEARED', voided: false, staleCauses: [] } });
      expect((body['checks'] as readonly { check: string }[]).map(({ check }) => check)).toEqual(DEFAULT_RULE_SET.checks.map(({ id }) => id));
      expect((body['inputs'] as { facts: Record<string, { value: unknown }> }).facts['assessment.risk']?.value).toBe('low');
      expect(headers['etag']).toBe(`"${low.revision}"`);
      expect((await officer.get(`/v1/cases/${low.caseId}/available-commands`)).body['revision']).toBe(low.revision);
    });

    it('is explained to a chief of mission without what is known of the person, and is not for other roles or offices', async () => {
      expect((await chief.get(`/v1/cases/${low.caseId}/due-diligence`)).body).not.toHaveProperty('inputs');
      const stranger = await ApiCaller.as(system, 'protection-officer', { office: 'tunis' });
      expect(await stranger.get(`/v1/cases/${low.caseId}/due-diligence`)).toMatchObject({ status: 404 });
      const consul = await ApiCaller.as(system, 'consular-liaison', { office: 'tripoli' });
      expect(await consul.get(`/v1/cases/${low.caseId}/due-diligence`)).toMatchObject({ status: 403 });
      expect(await auditor.get(`/v1/cases/${low.caseId}/due-diligence`)).toMatchObject({ status: 403 });
    });
  });

  describe('decisions', () => {
    it('are listed with their rules and how long they hold', async () => {
      const { body } = await auditor.get(`${decisionsOf(medium)}?minPosition=${medium.position}`);

      expect(body).toMatchObject({ caseId: medium.caseId, nextCursor: null });
      expect(body['decisions']).toMatchObject([{ revision: medium.decision, result: 'CLEARED', level: 'senior', ruleSetId: 'homeward-ddp', replayable: true, staleAt: null, signer: say.PEOPLE.senior }]);
    });

    it('are explained in three languages, to the officer, the chief of mission and the person', async () => {
      const texts = new Set<string>();
      for (const language of ['en', 'fr', 'es']) {
        for (const audience of ['officer', 'chief-of-mission', 'person']) {
          const { status, body } = await officer.get(`${decisionsOf(low)}/${low.decision}/explanation?language=${language}&audience=${audience}&minPosition=${low.position}`);
          expect({ status, ...body }).toMatchObject({ status: 200, language, audience, result: 'CLEARED', ruleSet: { id: 'homeward-ddp' } });
          texts.add(JSON.stringify(body['explanation']));
        }
      }
      expect(texts.size).toBe(9);
    });

    it('are explained as the role needs it', async () => {
      const address = `${decisionsOf(low)}/${low.decision}/explanation`;
      expect((await chief.get(address)).body).toMatchObject({ audience: 'chief-of-mission', language: 'en' });
      expect((await officer.get(address)).body).toMatchObject({ audience: 'officer' });
      expect(await chief.get(`${address}?audience=officer`)).toMatchObject({ status: 403 });
      expect(await auditor.get(address)).toMatchObject({ status: 403 });
      expect(await officer.get(`${decisionsOf(low)}/0/explanation`)).toMatchObject({ status: 404 });
      expect(await officer.get(`${address}?language=de`)).toMatchObject({ status: 400 });
    });

    it('come out the same, byte for byte, when an auditor has them made again', async () => {
      for (const one of [low, medium]) {
        const { status, body } = await auditor.get(`${decisionsOf(one)}/${one.decision}/recomputed`);
        expect({ status, ...body }).toMatchObject({ status: 200, revision: one.decision, equal: true, differences: [], recomputedDigest: body['storedDigest'] });
      }
      expect(await auditor.get(`${decisionsOf(low)}/0/recomputed`)).toMatchObject({ status: 404 });
      expect(await officer.get(`${decisionsOf(low)}/${low.decision}/recomputed`)).toMatchObject({ status: 403 });
    });
  });

  describe('a what-if', () => {
    it('with the rules in force flips nothing', async () => {
      await chief.get(`/v1/caseload?minPosition=${medium.position}`);
      const { body } = await whatIf(chief, DEFAULT_RULE_SET);
      expect(body['result']).toMatchObject({ total: { decisions: 2, same: 2, clearToHold: 0, holdToClear: 0, otherFlips: 0, notReplayable: 0 }, flips: [], office: 'tripoli' });
    });

    it('with stricter rules counts who would have been held, by group, and touches no case', async () => {
      const { body } = await whatIf(auditor, STRICTER);
      expect(body['result']).toMatchObject({
        candidate: { version: 99 },
        office: null,
        total: { decisions: 2, same: 1, clearToHold: 1 },
        flips: [{ case: medium.caseId, from: 'CLEARED', to: 'BLOCKED' }],
        groups: { sex: { female: { clearToHold: 0 }, male: { clearToHold: 1 } }, nationality: { GHA: { clearToHold: 1 } } },
      });
      expect((await officer.get(`/v1/cases/${medium.caseId}`)).body).toMatchObject({ revision: medium.revision, ddpResult: 'CLEARED' });
    });

    it('is narrowed to an office and to days', async () => {
      const totalOf = async (query: string) => ((await whatIf(auditor, DEFAULT_RULE_SET, query)).body['result'] as { total: unknown }).total;
      expect(await totalOf('?office=niamey')).toMatchObject({ decisions: 0 });
      expect(await totalOf('?office=tripoli&from=2026-03-11&to=2026-03-11')).toMatchObject({ decisions: 2 });
      expect(await totalOf('?to=2026-03-10')).toMatchObject({ decisions: 0 });
    });

    it('is refused with everything that is wrong', async () => {
      const post = (caller: ApiCaller, body: unknown, query = ''): Promise<Answer> => caller.send('POST', `/v1/what-if${query}`, JSON.stringify(body), { 'content-type': 'application/json' });
      const broken = { ...DEFAULT_RULE_SET, effectiveFrom: '2026-02-31', signOff: [...DEFAULT_RULE_SET.signOff, { id: 'x', level: 'senior', escalated: ['Z9'], because: { en: 'x', fr: 'x', es: 'x' } }] };
      const { status, body } = await post(chief, broken);
      expect(status).toBe(400);
      expect((body['errors'] as readonly { pointer: string }[]).length).toBeGreaterThanOrEqual(2);
      expect(await post(chief, { rules: 'none' })).toMatchObject({ status: 400, body: { code: 'InvalidRequest' } });
      expect(await post(chief, DEFAULT_RULE_SET, '?office=niamey')).toMatchObject({ status: 403 });
      expect(await post(chief, DEFAULT_RULE_SET, '?from=2026-02-30')).toMatchObject({ status: 400 });
      expect(await post(chief, DEFAULT_RULE_SET, '?from=2026-03-02&to=2026-03-01')).toMatchObject({ status: 400 });
      expect(await post(officer, DEFAULT_RULE_SET)).toMatchObject({ status: 403 });
    });

    it('is seen by who asked for it only, and is gone when it is removed', async () => {
      const { body } = await whatIf(chief, DEFAULT_RULE_SET);
      const address = `/v1/what-if/${String(body['id'])}`;
      expect(await auditor.get(address)).toMatchObject({ status: 404 });
      expect(await chief.send('DELETE', address)).toMatchObject({ status: 204 });
      expect(await chief.get(address)).toMatchObject({ status: 404 });
    });
  });

  describe('the segregation of duties', () => {
    it('is proved by a query that finds nothing', async () => {
      const { status, body } = await auditor.get(`/v1/audit/segregation-of-duties?minPosition=${medium.position}`);
      expect({ status, ...body }).toMatchObject({ status: 200, conflicts: 0, found: [] });
      expect(body['duties']).toBeGreaterThan(40);
      const past = await auditor.get(`/v1/audit/segregation-of-duties?asOf=${'1'.padStart(16, '0')}`);
      expect(past.body).toMatchObject({ asOfPosition: '0000000000000001', duties: 0, conflicts: 0 });
      expect(await chief.get('/v1/audit/segregation-of-duties')).toMatchObject({ status: 403 });
    });
  });

  describe('what happens later', () => {
    it('is listed by week when a block is set aside, with the kind of reason and without its words', async () => {
      await tell(blocked, say.command('OverrideDdpCheck', { check: 'P2', reasonCode: 'only-safe-option', reason: 'secret-reason' }, say.asChief(say.DAYS.signedOff)));

      const { status, body, text } = await chief.get(`/v1/reports/overrides?week=2026-W11&minPosition=${blocked.position}`);

      expect({ status, ...body }).toMatchObject({ status: 200, from: '2026-03-09T00:00:00.000Z', before: '2026-03-16T00:00:00.000Z', cut: false });
      expect(body['overrides']).toMatchObject([{ caseId: blocked.caseId, check: 'P2', outcome: 'BLOCK', reasonCode: 'only-safe-option', by: say.PEOPLE.chief, office: 'tripoli' }]);
      expect(text).not.toContain('secret');
    });

    it('is not listed in another week, or for a week that is none', async () => {
      expect((await chief.get('/v1/reports/overrides')).body).toMatchObject({ week: '2026-W10', overrides: [] });
      expect(await chief.get('/v1/reports/overrides?week=2026-W54')).toMatchObject({ status: 400 });
      expect(await chief.get('/v1/reports/overrides?week=2025-W53')).toMatchObject({ status: 400 });
      expect(await officer.get('/v1/reports/overrides')).toMatchObject({ status: 403 });
    });

    it('makes a decision stale, and says by what', async () => {
      await tell(low, say.noteAdvisory({}, say.asOfficer(say.DAYS.signedOff)));

      const listed = await officer.get(`${decisionsOf(low)}?minPosition=${low.position}`);
      const now = await officer.get(`/v1/cases/${low.caseId}/due-diligence`);

      const causes = [{ input: 'coo.advisory', checks: ['O1'] }];
      expect(listed.body['decisions']).toMatchObject([{ revision: low.decision, staleAt: say.DAYS.signedOff, staleCauses: causes }]);
      expect(now.body).toMatchObject({ standing: { voided: true, staleCauses: causes } });
      expect(now.body['result']).not.toBe('CLEARED');
    });
  });
});
