import { CaseLog } from '@homeward/case-log';
import { findCommand } from '@homeward/contracts';
import { ERASED } from '@homeward/decider';
import { systemIds } from '@homeward/platform';
import { IdentitySearch } from '../../../apps/casework/src/identity-search';
import { type Answer, ApiCaller } from './caller';
import { type CommandSystem, startCommandSystem } from './command-system';

const registration = (system: CommandSystem, changed: object = {}) => ({
  ...findCommand('register-case')?.example,
  personRef: system.ids.random(),
  name: { full: `Person ${system.ids.random()}` },
  ...changed,
});

describe('commands over HTTP', () => {
  let system: CommandSystem;
  let officer: ApiCaller;

  beforeAll(async () => {
    system = await startCommandSystem();
    officer = await ApiCaller.as(system, 'protection-officer');
  });
  afterAll(() => system.stop());

  const registered = async (changed: object = {}) => {
    const caseId = system.ids.random();
    const answer = await officer.command(caseId, 'register-case', registration(system, changed));
    expect(answer.status).toBe(201);
    return caseId;
  };
  const revisionOf = async (caseId: string) => Number((await officer.get(`/v1/cases/${caseId}/available-commands`)).body['revision']);

  it('register a case and say where it stands', async () => {
    const caseId = system.ids.random();
    const answer = await officer.command(caseId, 'register-case', registration(system), { headers: { 'if-none-match': '*' } });
    expect(answer).toMatchObject({ status: 201, body: { caseId, revision: 1, events: ['CaseRegistered', 'DeadlineSet'] } });
    expect(answer.headers).toMatchObject({ etag: '"1"', traceresponse: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/) as string });
    expect(answer.body['position']).toMatch(/^\d+$/);
  });

  it('go on from the revision they name, and join the trace of the request', async () => {
    const caseId = await registered();
    const answer = await officer.command(caseId, 'assign-case', { officer: 'po-2' }, { revision: 1, headers: { traceparent: `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01` } });
    expect(answer).toMatchObject({ status: 201, body: { revision: 2, events: ['CaseAssigned'] } });
    expect(answer.headers['traceresponse']).toMatch(new RegExp(`^00-${'ab'.repeat(16)}-(?!${'cd'.repeat(8)})`));
  });

  it('say that nothing was new', async () => {
    const caseId = await registered();
    await officer.command(caseId, 'assign-case', { officer: 'po-2' }, { revision: 1 });
    const answer = await officer.command(caseId, 'assign-case', { officer: 'po-2' }, { revision: 2 });
    expect(answer).toMatchObject({ status: 200, body: { revision: 2, events: [] } });
    expect(answer.headers['idempotency-replayed']).toBeUndefined();
  });

  it('need the revision the decision rests on', async () => {
    const caseId = await registered();
    const answer = await officer.command(caseId, 'assign-case', { officer: 'po-2' });
    expect(answer).toMatchObject({ status: 428, body: { type: 'urn:homeward:problem:revision-required', code: 'RevisionRequired' } });
  });

  it('are refused on an old revision, with what happened since', async () => {
    const caseId = await registered();
    await officer.command(caseId, 'assign-case', { officer: 'po-2' }, { revision: 1 });
    await officer.command(caseId, 'link-family', { groupId: 'family-1', relation: 'head' }, { revision: 2 });
    const answer = await officer.command(caseId, 'assign-case', { officer: 'po-3' }, { revision: 1 });
    expect(answer).toMatchObject({ status: 412, body: { code: 'StaleRevision', currentRevision: 3, eventsSince: ['CaseAssigned', 'FamilyLinked'] } });
    expect(answer.headers['etag']).toBe('"3"');
    expect((await officer.command(caseId, 'assign-case', { officer: 'po-3' }, { revision: 8 })).status).toBe(412);
  });

  it('are refused with what stands in the way', async () => {
    const caseId = await registered();
    const answer = await officer.command(caseId, 'open-assessment', {}, { revision: 1 });
    expect(answer).toMatchObject({ status: 409, body: { code: 'WrongPhase', title: 'Wrong phase' } });
    expect(answer.body['obstacles']).toEqual([{ subject: 'phase', reason: expect.any(String) as string }]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  describe('sent again', () => {
    it('are answered as the first time, and recorded once', async () => {
      const [caseId, key, body] = [system.ids.random(), system.ids.random(), registration(system)];
      const first = await officer.command(caseId, 'register-case', body, { key });
      const again = await officer.command(caseId, 'register-case', Object.fromEntries(Object.entries(body).reverse()), { key });
      expect(again).toMatchObject({ status: 200, body: first.body });
      expect(again.headers['idempotency-replayed']).toBe('true');
      expect(await revisionOf(caseId)).toBe(1);
    });

    it('are recorded once even when they come at once', async () => {
      const caseId = await registered();
      const send = () => officer.command(caseId, 'assign-case', { officer: 'po-9' }, { revision: 1, key: 'the-same-key' });
      const answers = await Promise.all(Array.from({ length: 8 }, send));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(await revisionOf(caseId)).toBe(2);
    });

    it('are refused under the same key with another body, and by nobody else\'s key', async () => {
      const caseId = await registered();
      await officer.command(caseId, 'assign-case', { officer: 'po-2' }, { revision: 1, key: 'shared-key' });
      const other = await officer.command(caseId, 'assign-case', { officer: 'po-3' }, { revision: 2, key: 'shared-key' });
      expect(other).toMatchObject({ status: 422, body: { code: 'IdempotencyKeyReused' } });
      const colleague = await ApiCaller.as(system, 'protection-officer', { subject: 'po-8' });
      expect((await colleague.command(caseId, 'assign-case', { officer: 'po-3' }, { revision: 2, key: 'shared-key' })).status).toBe(201);
    });
  });

  it('of two officers who decide at once, one is granted and one told to look again', async () => {
    const caseId = await registered();
    const answers = await Promise.all(['po-2', 'po-3'].map((chosen) => officer.command(caseId, 'assign-case', { officer: chosen }, { revision: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
  });

  it('point to possible duplicates in the log without telling the client', async () => {
    const person = { name: { full: 'Ibrahim Adamou' }, birthDate: { value: '1990-01-05', precision: 'day' } };
    await registered(person);
    const answer = await officer.command(system.ids.random(), 'register-case', registration(system, person));
    expect(answer.status).toBe(201);
    expect(Object.keys(answer.body).sort()).toEqual(['caseId', 'events', 'position', 'revision']);
  });

  describe('of somebody who may not', () => {
    it('are refused without a token, or with a broken one', async () => {
      const nobody = new ApiCaller(system, '');
      const answer = await nobody.command(system.ids.random(), 'register-case', registration(system));
      expect(answer).toMatchObject({ status: 401, body: { code: 'NotAuthenticated' } });
      expect(answer.headers['www-authenticate']).toBe('Bearer');
      const forger = new ApiCaller(system, `${officer.token.slice(0, -4)}AAAA`);
      expect(await forger.get(`/v1/cases/${system.ids.random()}/available-commands`)).toMatchObject({ status: 401 });
    });

    it('are refused to a role that is not given them', async () => {
      const caseId = await registered();
      const logistics = await ApiCaller.as(system, 'operations-logistics');
      expect(await logistics.command(caseId, 'assign-case', { officer: 'po-2' }, { revision: 1 })).toMatchObject({ status: 403, body: { code: 'NotAllowed' } });
      const medical = await ApiCaller.as(system, 'migration-health');
      const check = { check: 'L1', outcome: 'CLEAR', evidence: ['e-1'] };
      expect(await medical.command(caseId, 'record-ddp-check', check, { revision: 1 })).toMatchObject({ status: 403 });
    });

    it('are answered for a case of another office as for one that does not exist', async () => {
      const caseId = await registered();
      const stranger = await ApiCaller.as(system, 'protection-officer', { office: 'tripoli' });
      const told = async (id: string, url?: string) => {
        const { status, body } = url === undefined ? await stranger.command(id, 'assign-case', { officer: 'po-2' }, { revision: 1 }) : await stranger.get(url);
        return { status, ...body, traceId: '' };
      };
      const missing = system.ids.random();
      expect(await told(caseId)).toEqual(await told(missing));
      expect(await told(caseId)).toMatchObject({ status: 404, code: 'NotFound' });
      expect(await told('', `/v1/cases/${caseId}/available-commands`)).toEqual(await told('', `/v1/cases/${missing}/available-commands`));
    });
  });

  describe('that erase a person', () => {
    const person = { personRef: '', name: { full: 'Zainab Oumarou' }, birthDate: { value: '1979-11-30', precision: 'day' } };
    let caseId: string;
    let privacy: ApiCaller;
    let other: Answer;
    const otherId = systemIds.random();
    const registerOther = () => officer.command(otherId, 'register-case', registration(system, person), { key: 'other-zainab' });
    beforeAll(async () => {
      person.personRef = system.ids.random();
      other = await registerOther();
      privacy = await ApiCaller.as(system, 'data-protection-officer', { office: '*' });
      caseId = await registered(person);
      const senior = await ApiCaller.as(system, 'senior-protection-officer');
      expect(await senior.command(caseId, 'close-case', { reason: 'ineligible' }, { revision: 1 })).toMatchObject({ status: 201 });
    });

    it('destroy the keys and leave the case, once', async () => {
      const erase = () => privacy.command(caseId, 'erase-person', { reasonCode: 'person-request' }, { revision: 3, key: 'erase-zainab' });
      const [first, again] = [await erase(), await erase()];
      expect(first).toMatchObject({ status: 201, body: { events: ['PersonErased'] } });
      expect(again).toMatchObject({ status: 200, body: first.body });
      const history = [];
      for await (const { event } of system.app.get(CaseLog).read(caseId)) history.push(event);
      expect(history.map(({ type, data }) => [type, 'name' in data ? data.name : undefined, 'keysDestroyed' in data ? data.keysDestroyed : undefined])).toEqual([
        ['CaseRegistered', ERASED, undefined],
        ['DeadlineSet', undefined, undefined],
        ['CaseClosed', undefined, undefined],
        ['DeadlineWaived', undefined, undefined],
        ['PersonErased', undefined, 1],
      ]);
    });

    it('let nothing more be recorded about the person, in any case', async () => {
      expect(await officer.command(system.ids.random(), 'register-case', registration(system, person))).toMatchObject({ status: 409, body: { code: 'PersonErased' } });
      const correction = { reasonCode: 'new-evidence', name: { full: 'Another Name' } };
      expect((await officer.command(caseId, 'correct-identity', correction, { revision: 4 })).status).toBe(409);
    });

    it('leave a registration of the same person in another case, which may be sent again', async () => {
      expect(await registerOther()).toMatchObject({ status: 200, body: other.body });
    });

    it('make the person unfindable', async () => {
      const found = await system.app.get(IdentitySearch).possibleDuplicates(system.ids.random(), person);
      expect(found).toEqual([]);
    });
  });

  it('can be asked for before they are sent, by role, with what stands in the way', async () => {
    const caseId = await registered();
    const { status, body, headers } = await officer.get(`/v1/cases/${caseId}/available-commands`);
    expect({ status, etag: headers['etag'], phase: body['phase'] }).toEqual({ status: 200, etag: '"1"', phase: 'registered' });
    const commands = body['commands'] as readonly { command: string; allowed: boolean; obstacles: readonly unknown[] }[];
    expect(commands).toContainEqual({ command: 'record-consent', allowed: true, obstacles: [] });
    expect(commands.filter(({ allowed, obstacles }) => allowed !== (obstacles.length === 0))).toEqual([]);
    const logistics = await (await ApiCaller.as(system, 'operations-logistics')).get(`/v1/cases/${caseId}/available-commands`);
    expect((logistics.body['commands'] as readonly { command: string }[]).map(({ command }) => command)).not.toContain('record-consent');
  });
});
