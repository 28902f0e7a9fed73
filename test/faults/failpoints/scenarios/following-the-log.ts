import { CaseLog } from '@homeward/case-log';
import { systemClock, systemIds } from '@homeward/platform';
import { returnCase } from '@homeward/return-case';
import * as say from '../../../../libs/return-case/src/testing';
import { expectOnce, expectRegisteredToBeFound, next, registered, registration, send, sent } from '../asking';
import { allProjected, expectReadModelsOfTheLog, followed, lagging } from '../following';
import type { Installation } from '../installation';
import { eventsOf } from '../log';
import { opened } from '../opened';
import type { Scenario } from '../scenario';
import { until } from '../../../support/until';

const MEMBERS = 3;
const OVERDUE = 12;
const MONTH_MS = 31 * 86_400_000;

function tellingDies(moment: 'member-told' | 'families-told'): Scenario {
  return {
    moment,
    given: `the last of ${MEMBERS} people to join a family`,
    then: 'each of them is told of each other once',
    async run(installation) {
      const people = await registered(installation, MEMBERS);
      const [last, ...others] = people.map((receipt) => next('link-family', receipt, { body: { groupId: `family-${moment}`, relation: 'sibling' } }));
      if (last === undefined) throw new Error('A family has a last member.');
      for (const other of others) await sent(installation, other);
      await followed(installation, 'families');
      await installation.dies('casework', { moment }, () => send(installation, last));
      await expectOnce(installation, last);
      await followed(installation, 'families');
      const noted = await Promise.all(people.map(async ({ caseId }) => (await eventsOf(installation, caseId)).filter(({ type }) => type === 'FamilyStandingNoted').map(({ data }) => data['memberCaseId'])));
      const caseIds = people.map(({ caseId }) => caseId);
      expect(noted.map((told) => told.sort())).toEqual(caseIds.map((caseId) => caseIds.filter((other) => other !== caseId).sort()));
    },
  };
}

/** Cases whose consent was due weeks ago, as if nobody had looked since. */
async function overdueCases(installation: Installation): Promise<readonly string[]> {
  const caseIds = Array.from({ length: OVERDUE }, () => systemIds.random());
  await opened(installation, async ({ store, sealer }) => {
    const log = new CaseLog(store, sealer);
    for (const caseId of caseIds) {
      const command = say.register({ personRef: systemIds.random() }, say.asOfficer(new Date(systemClock.nowMs() - MONTH_MS).toISOString()));
      const metadata = { commandId: systemIds.random(), requestDigest: 'a test', commandType: command.type, office: command.data.office, correlationId: '0'.repeat(32), policyVersion: 'a test', subject: command.data.personRef };
      await log.append(caseId, returnCase.decide(command, returnCase.initial), { expected: 'no-stream', metadata });
    }
  });
  return caseIds;
}

/** Those who follow the log: families, deadlines, read models. */
export const FOLLOWING_THE_LOG: readonly Scenario[] = [
  tellingDies('member-told'),
  tellingDies('families-told'),
  {
    moment: 'cases-findable',
    given: 'a person just registered',
    then: 'the next process goes on from where the last one was, and the person is found once',
    async run(installation, moment) {
      const person = registration({ name: { full: 'Zeinab Traore' }, birthDate: { value: '1988-11-02', precision: 'day' } });
      await followed(installation, 'identities');
      await installation.dies('casework', { moment }, () => sent(installation, person));
      expect(await lagging(installation)).toContain('identities');
      await followed(installation, 'identities');
      await expectRegisteredToBeFound(installation, person);
    },
  },
  {
    moment: 'due-case-asked',
    given: `${OVERDUE} cases with an overdue step`,
    then: 'each of them has missed it once',
    async run(installation, moment) {
      const caseIds = await overdueCases(installation);
      await allProjected(installation);
      const missed = async () => (await Promise.all(caseIds.map((caseId) => eventsOf(installation, caseId)))).map((events) => events.filter(({ type }) => type === 'DeadlineMissed').length);
      await installation.dies('deadlines', { moment }, () => installation.service('deadlines'));
      expect(await missed()).toContain(0);
      await installation.service('deadlines');
      await until(async () => !(await missed()).includes(0), 'the end of what is due');
      await installation.stop('deadlines');
      expect(await missed()).toEqual(caseIds.map(() => 1));
    },
  },
  ...(['rows-written', 'rows-committed'] as const).map((moment): Scenario => ({
    moment,
    given: 'a person just registered',
    then: 'the next projector goes on, and the read models are those of a rebuild',
    async run(installation) {
      await allProjected(installation);
      const committed = await installation.dies('projector', { moment }, async () => (await registered(installation, 1))[0]?.caseId);
      const rows = await installation.query('homeward', 'select case_id from read_model.case_summary where case_id = $1', [committed]);
      expect(rows).toHaveLength(moment === 'rows-committed' ? 1 : 0);
      expect((await lagging(installation)).includes('case-summary')).toBe(moment === 'rows-written');
      await expectReadModelsOfTheLog(installation);
    },
  })),
];
