import { CaseLog } from '@homeward/case-log';
import { commandNameOf } from '@homeward/contracts';
import type { CommandData, ReturnCaseCommand } from '@homeward/return-case';
import * as say from '../../../libs/return-case/src/testing';
import { ApiCaller } from './caller';
import { type CommandSystem, startCommandSystem } from './command-system';

const FIVE = ['The family home still stands in the village.', 'Her uncle has confirmed that he will receive her.', 'The road was open in the last two months.', 'A clinic works one hour away by bus.', 'No armed group was seen there this year.'];
const FINDING = FIVE.join(' ');
const AREA = 'shelter_conditions';
const FILLED_IN = ['office', 'hostCountry', 'possibleDuplicates'];
const bodyOf = (data: object) => Object.fromEntries(Object.entries(data).filter(([name]) => !FILLED_IN.includes(name)));

describe('a finding that reads as in another case', () => {
  let system: CommandSystem;
  let cases: { readonly id: string; readonly personRef: string; revision: number }[];

  const take = async (on: (typeof cases)[number], { type, data, context }: ReturnCaseCommand) => {
    const caller = await ApiCaller.as(system, context.role, { office: 'tripoli', subject: context.actor });
    const body = { ...bodyOf(data), ...(type === 'RegisterCase' ? { personRef: on.personRef } : {}) };
    const answer = await caller.command(on.id, commandNameOf(type), body, on.revision < 0 ? {} : { revision: on.revision });
    expect(answer.status).toBe(201);
    on.revision = Number(answer.body['revision']);
  };
  const assess = (on: (typeof cases)[number], finding: string, area: CommandData<'AssessArea'>['area'] = AREA) => take(on, say.assessArea(area, { finding }));
  const similarIn = async ({ id }: (typeof cases)[number]) => {
    let similar: unknown;
    for await (const { event } of system.app.get(CaseLog).read(id)) if (event.type === 'AreaAssessed') similar = event.data.similarFindings;
    return similar;
  };

  beforeAll(async () => {
    system = await startCommandSystem();
    cases = [1, 2, 3].map(() => ({ id: system.ids.random(), personRef: system.ids.random(), revision: -1 }));
    const beginning = [say.register(), say.consent(), say.screen(), say.counsel(), say.openAssessment()];
    for (const command of beginning) {
      const due = Date.parse(command.context.now) - system.time.nowMs();
      if (due > 0) await system.time.advance(due);
      for (const on of cases) await take(on, command);
    }
  });
  afterAll(() => system.stop());

  it('says so in the log, with the share of its sentences, and never of its own case', async () => {
    const [first, second, third] = cases;
    if (!first || !second || !third) throw new Error('three cases');
    await assess(first, FINDING);
    expect(await similarIn(first)).toBeUndefined();
    await assess(second, FINDING);
    expect(await similarIn(second)).toEqual([{ caseId: first.id, share: 1 }]);
    await assess(third, FINDING.replace('uncle', 'aunt'));
    expect(await similarIn(third)).toEqual([first, second].map(({ id }) => id).sort().map((caseId) => ({ caseId, share: 0.8 })));
    await assess(third, FINDING, 'service_access');
    expect(await similarIn(third)).toBeUndefined();
    await assess(first, 'She lives with her sister in the district town, as seen on the video call.');
    expect(await similarIn(first)).toBeUndefined();
    await assess(second, `${FINDING} And nothing else.`);
    expect(await similarIn(second)).toEqual([{ caseId: third.id, share: 0.8 }]);
  });
});
