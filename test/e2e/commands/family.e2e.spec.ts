import { CaseLog } from '@homeward/case-log';
import type { EventStore } from '@homeward/event-store';
import { silentLogger, systemTimers } from '@homeward/platform';
import { FAMILIES, type FamilyMember, FamilyMembers, ProjectionProgress } from '@homeward/read-model';
import type { ReturnCaseEvent } from '@homeward/return-case';
import { EVENT_STORE } from '@homeward/wiring';
import { DataSource } from 'typeorm';
import { FamilyCoordinator } from '../../../apps/casework/src/family/family-coordinator';
import { KeepFamiliesTold } from '../../../apps/casework/src/family/keep-families-told';
import { ReadMember } from '../../../apps/casework/src/family/read-member';
import { TellMember } from '../../../apps/casework/src/family/tell-member';
import * as say from '../../../libs/return-case/src/testing';
import { type Answer, ApiCaller } from './caller';
import { type CommandSystem, startCommandSystem } from './command-system';

const PATIENCE_MS = 30_000;
/** Telling makes events, and these are followed too; a family that does not come to rest in so many rounds echoes. */
const MAX_ROUNDS = 6;
/** The due diligence rests on the fitness, so that both hold. */
const HELD = /^A member of the family is held by DDP: .+ MEDICAL: The person is not fit to travel\.$/;

type Member = 'father' | 'mother' | 'son';

/** Fails a few times where a process may die: everybody is told, and nothing of it is kept. */
class ForgetfulMembers extends FamilyMembers {
  failuresLeft = 4;

  override save(member: FamilyMember): Promise<void> {
    return this.failing(() => super.save(member));
  }

  override advance(after: string | undefined, position: string): Promise<void> {
    return this.failing(() => super.advance(after, position));
  }

  private failing(act: () => Promise<void>): Promise<void> {
    if (this.failuresLeft === 0) return act();
    this.failuresLeft -= 1;
    return Promise.reject(new Error('The process dies here.'));
  }
}

describe('a family of three over HTTP', () => {
  let system: CommandSystem;
  let officer: ApiCaller;
  let senior: ApiCaller;
  let doctor: ApiCaller;
  let logistics: ApiCaller;
  let progress: ProjectionProgress;
  const ids = {} as Record<Member, string>;

  beforeAll(async () => {
    system = await startCommandSystem();
    await system.time.advance(Date.parse(say.LATER_DAYS.booked) - system.time.nowMs());
    const as = (context: ReturnType<typeof say.asOfficer>) => ApiCaller.as(system, context.role, { office: 'tripoli', subject: context.actor });
    [officer, senior, doctor, logistics] = await Promise.all([as(say.asOfficer()), as(say.asSenior()), as(say.asDoctor()), as(say.asLogistics())]);
    progress = new ProjectionProgress(system.app.get(DataSource), systemTimers, [FAMILIES]);
    for (const member of ['father', 'mother', 'son'] as const) ids[member] = await prepared();
  }, 120_000);
  afterAll(() => system.stop());

  /** A case whose every track is done, as the rules made it. */
  async function prepared(office = 'tripoli'): Promise<string> {
    const [caseId, personRef] = [system.ids.random(), system.ids.random()];
    const history = say.preparedCase.map((event) => (event.type === 'CaseRegistered' ? { ...event, data: { ...event.data, personRef, office } } : event));
    const trace = { correlationId: '0'.repeat(32), commandType: 'Test', requestDigest: 'test', office, policyVersion: 'test' };
    await system.app.get(CaseLog).append(caseId, history, { expected: 'no-stream', metadata: { ...trace, commandId: system.ids.random(), subject: personRef } });
    return caseId;
  }

  const standing = async (member: Member) => (await officer.get(`/v1/cases/${ids[member]}/available-commands`)).body;
  const phases = async () => Promise.all((['father', 'mother', 'son'] as const).map(async (member) => (await standing(member))['phase']));
  /** Asks once the family has come to rest: what Homeward tells a case moves its revision on, as a colleague would. */
  const ask = async (by: ApiCaller, member: Member, name: string, body: object): Promise<Answer> => {
    await quiet();
    return by.command(ids[member], name, body, { revision: Number((await standing(member))['revision']) });
  };
  const book = (member: Member) => ask(logistics, member, 'book-travel', say.book().data);

  async function lastOf<Type extends ReturnCaseEvent['type']>(member: Member, type: Type): Promise<Extract<ReturnCaseEvent, { type: Type }> | undefined> {
    let last: ReturnCaseEvent | undefined;
    for await (const { event } of system.app.get(CaseLog).read(ids[member])) if (event.type === type) last = event;
    return last as Extract<ReturnCaseEvent, { type: Type }> | undefined;
  }

  const head = async () => (await system.app.get<EventStore>(EVENT_STORE).head()) ?? '';

  /** Resolves with the end of the log once everybody is told and telling has made no more events. */
  async function quiet(): Promise<string> {
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      const reached = await head();
      expect(await progress.waitFor(reached, { timeoutMs: PATIENCE_MS })).toBe(true);
      if (reached === (await head())) return reached;
    }
    throw new Error('The family does not come to rest.');
  }

  it('holds each until all are open for the same day, and then readies all without being asked again', async () => {
    for (const [member, relation] of [['father', 'head'], ['mother', 'spouse'], ['son', 'child']] as const) {
      expect((await ask(officer, member, 'link-family', { groupId: 'family-9', relation })).status).toBe(201);
    }
    await quiet();
    const father = await ask(officer, 'father', 'evaluate-gates', { travelDate: say.TRAVEL_DATE });
    expect(father.body['events']).toEqual(['GatesEvaluated']);
    const evaluated = await lastOf('father', 'GatesEvaluated');
    expect(evaluated?.data.gates).toContainEqual({ gate: 'FAMILY', status: 'closed', reason: 'A member of the family has not been evaluated for that day.' });
    await ask(officer, 'mother', 'evaluate-gates', { travelDate: say.TRAVEL_DATE });
    await ask(officer, 'son', 'evaluate-gates', { travelDate: say.TRAVEL_DATE });
    await quiet();
    expect(await phases()).toEqual(['ready', 'ready', 'ready']);
    expect(await lastOf('father', 'CaseReadied')).toMatchObject({ by: 'homeward', role: 'homeward' });
  });

  it('loses every seat when the father is not fit, with the reason on each', async () => {
    for (const member of ['father', 'mother', 'son'] as const) expect((await book(member)).status).toBe(201);
    await quiet();
    expect(await phases()).toEqual(['booked', 'booked', 'booked']);
    await ask(doctor, 'father', 'assess-fitness', { outcome: 'UNFIT', escort: 'none', specialServices: [] });
    await quiet();
    expect(await phases()).toEqual(['preparing', 'preparing', 'preparing']);
    expect((await lastOf('father', 'GateLost'))?.data).toMatchObject({ gate: 'MEDICAL' });
    for (const member of ['mother', 'son'] as const) {
      expect((await lastOf(member, 'GateLost'))?.data).toEqual({ gate: 'FAMILY', reason: expect.stringMatching(HELD) as string });
      expect((await lastOf(member, 'BookingCancelled'))?.data).toEqual({ reasonCode: 'gate-lost' });
      expect((await book(member)).body).toMatchObject({ code: 'WrongPhase' });
      const { body } = await officer.get(`/v1/cases/${ids[member]}?minPosition=${await head()}`);
      const gates = expect.arrayContaining([{ gate: 'MEDICAL', reason: 'The person is not fit to travel.' }]) as unknown;
      expect(body['family']).toContainEqual({ memberCaseId: ids.father, relation: 'head', standing: 'closed', travelDate: say.TRAVEL_DATE, gates, split: false });
    }
  });

  it('goes on without him by a recorded split, and only by that', async () => {
    const split = { fromCaseIds: [ids.father], reasonCode: 'medical', decisionRef: 'split-12', reason: 'He needs treatment first.' };
    expect((await ask(officer, 'mother', 'decide-family-split', split)).status).toBe(403);
    const mother = await ask(senior, 'mother', 'decide-family-split', split);
    expect(mother.body['events']).toEqual(['FamilySplitDecided', 'GatesEvaluated', 'CaseReadied']);
    await quiet();
    expect(await phases()).toEqual(['preparing', 'ready', 'preparing']);
    expect((await ask(senior, 'son', 'decide-family-split', split)).status).toBe(201);
    await quiet();
    expect((await book('mother')).status).toBe(201);
    expect((await book('son')).status).toBe(201);
    await quiet();
    expect(await phases()).toEqual(['preparing', 'booked', 'booked']);
    expect((await lastOf('father', 'FamilyStandingNoted'))?.data).toMatchObject({ standing: 'left', gates: [] });
  });

  it('is told when somebody moves to another family, and the mover starts there anew', async () => {
    expect((await ask(officer, 'son', 'link-family', { groupId: 'family-10', relation: 'other-relative' })).status).toBe(201);
    await quiet();
    expect((await lastOf('mother', 'FamilyStandingNoted'))?.data).toMatchObject({ memberCaseId: ids.son, relation: 'other-relative', standing: 'left' });
    const { body } = await officer.get(`/v1/cases/${ids.son}?minPosition=${await head()}`);
    expect(body).toMatchObject({ groupId: 'family-10', family: null });
  });

  it('is of one office: the same name elsewhere is another family', async () => {
    const caseId = await prepared('tunis');
    const colleague = await ApiCaller.as(system, 'protection-officer', { office: 'tunis' });
    const linked = await colleague.command(caseId, 'link-family', { groupId: 'family-9', relation: 'sibling' }, { revision: say.preparedCase.length - 1 });
    expect(linked.status).toBe(201);
    expect(await quiet()).toBe(linked.body['position']);
  });

  it('is told nothing new when all of the log is followed again, by one that keeps failing after it has told', async () => {
    const before = await quiet();
    await system.app.get(FamilyCoordinator).beforeApplicationShutdown();
    await system.app.get(DataSource).query('delete from read_model.family_member');
    await system.app.get(DataSource).query('update read_model.checkpoint set position = null where projection = $1', [FAMILIES]);
    const { app } = system;
    const members = new ForgetfulMembers(app.get(DataSource));
    const again = new FamilyCoordinator({
      store: app.get(EVENT_STORE),
      members,
      families: new KeepFamiliesTold(members, app.get(ReadMember), app.get(TellMember)),
      timers: systemTimers,
      logger: silentLogger,
    });
    again.onApplicationBootstrap();
    expect(await quiet()).toBe(before);
    expect(members.failuresLeft).toBe(0);
    await again.beforeApplicationShutdown();
    expect(await app.get(DataSource).query('select count(*)::integer as members from read_model.family_member')).toEqual([{ members: 4 }]);
  });

  it('is not told by anybody but Homeward', async () => {
    const body = { memberCaseId: ids.father, asOfRevision: 99, standing: 'open', travelDate: say.TRAVEL_DATE, gates: [] };
    expect((await ask(officer, 'mother', 'note-family-standing', body)).status).toBe(403);
    expect((await ask(senior, 'mother', 'note-family-standing', body)).status).toBe(403);
  });
});
