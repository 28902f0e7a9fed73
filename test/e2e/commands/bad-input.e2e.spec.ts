import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { findCommand } from '@homeward/contracts';
import { EVENT_STORE } from '@homeward/wiring';
import type { EventStore } from '@homeward/event-store';
import { type Answer, ApiCaller, type Sending } from './caller';
import { type CommandSystem, startCommandSystem } from './command-system';

const MEGABYTE = 1024 * 1024;

/** A registration and the first deadline it sets. */
const AS_REGISTERED = 1;

describe('bad input', () => {
  let system: CommandSystem;
  let officer: ApiCaller;
  let caseId: string;
  let registration: Readonly<Record<string, unknown>>;
  let before: string | undefined;

  const head = () => system.app.get<EventStore>(EVENT_STORE).head();

  beforeAll(async () => {
    system = await startCommandSystem();
    officer = await ApiCaller.as(system, 'protection-officer');
    registration = { ...findCommand('register-case')?.example, personRef: system.ids.random() };
    caseId = system.ids.random();
    expect(await officer.command(caseId, 'register-case', registration, { key: 'first-registration' })).toMatchObject({ status: 201 });
    before = await head();
  });
  afterEach(async () => {
    expect(await head()).toBe(before);
  });
  afterAll(() => system.stop());

  const expectProblem = (answer: Answer, status: number, code: string) => {
    expect(answer).toMatchObject({ status, body: { status, code, type: expect.stringMatching(/^urn:homeward:problem:/) as string } });
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.body['title']).toEqual(expect.any(String));
  };
  const sending = (name: string, body: unknown, options: Sending = { revision: AS_REGISTERED }) => officer.command(caseId, name, body, options);
  const registering = (changed: object) => officer.command(system.ids.random(), 'register-case', { ...registration, ...changed });

  it.each<[string, () => Promise<Answer>, number, string]>([
    ['an unknown command', () => sending('delete-everything', {}), 404, 'NotFound'],
    ['a command with the name of an object\'s method', () => sending('constructor', {}), 404, 'NotFound'],
    ['a wrong type', () => sending('assign-case', { officer: 42 }), 400, 'InvalidRequest'],
    ['a missing field', () => sending('assign-case', {}), 400, 'InvalidRequest'],
    ['a field nobody described', () => sending('assign-case', { officer: 'po-2', isAdmin: true }), 400, 'InvalidRequest'],
    ['a list for a body', () => sending('assign-case', []), 400, 'InvalidRequest'],
    ['null for a body', () => sending('assign-case', 'null'), 400, 'InvalidRequest'],
    ['a birth date in the future', () => registering({ birthDate: { value: '2031-01-01', precision: 'day' } }), 422, 'InvalidValue'],
    ['a birth date that no living person has', () => registering({ birthDate: { value: '1815', precision: 'year' } }), 422, 'InvalidValue'],
    ['a birth date of another precision', () => registering({ birthDate: { value: '1990', precision: 'day' } }), 422, 'InvalidValue'],
    ['a day that does not exist', () => registering({ birthDate: { value: '1990-02-30', precision: 'day' } }), 422, 'InvalidValue'],
    ['a negative age', () => registering({ birthDate: { value: '-5', precision: 'estimated' } }), 400, 'InvalidRequest'],
    ['a number for an age', () => registering({ birthDate: -5 }), 400, 'InvalidRequest'],
    ['an unknown country', () => registering({ claimedNationality: 'QQQ' }), 400, 'InvalidRequest'],
    ['a country nobody can return to', () => registering({ returnCountry: 'XXA' }), 422, 'InvalidValue'],
    ['missing consent', () => sending('screen-vulnerability', { flags: [], urgency: 'normal', factors: [] }), 409, 'WrongPhase'],
    ['consent to everything at once', () => sending('record-consent', { ...findCommand('record-consent')?.example, purposes: [] }), 422, 'ConsentInvalid'],
    ['a stale revision', () => sending('assign-case', { officer: 'po-2' }, { revision: 3 }), 412, 'StaleRevision'],
    ['no revision', () => sending('assign-case', { officer: 'po-2' }, {}), 428, 'RevisionRequired'],
    ['any revision', () => sending('assign-case', { officer: 'po-2' }, { revision: '*' }), 400, 'InvalidRequest'],
    ['a weak revision', () => sending('assign-case', { officer: 'po-2' }, { revision: 'W/"1"' }), 400, 'InvalidRequest'],
    ['a revision beyond numbers', () => sending('assign-case', { officer: 'po-2' }, { revision: `"${'9'.repeat(40)}"` }), 400, 'InvalidRequest'],
    ['a reused key', () => officer.command(caseId, 'register-case', { ...registration, sex: 'male' }, { key: 'first-registration' }), 422, 'IdempotencyKeyReused'],
    ['an empty key', () => sending('assign-case', { officer: 'po-2' }, { revision: AS_REGISTERED, key: '' }), 400, 'IdempotencyKeyMissing'],
    ['a key of blanks', () => sending('assign-case', { officer: 'po-2' }, { revision: AS_REGISTERED, key: 'a key of blanks' }), 400, 'IdempotencyKeyMissing'],
    ['an id in capitals', () => officer.command(caseId.toUpperCase(), 'assign-case', { officer: 'po-2' }, { revision: AS_REGISTERED }), 400, 'InvalidRequest'],
    ['an id that is none', () => officer.command('..%2f..%2fetc', 'assign-case', { officer: 'po-2' }, { revision: AS_REGISTERED }), 400, 'InvalidRequest'],
    ['an id that is taken', () => officer.command(caseId, 'register-case', { ...registration, sex: 'male' }), 409, 'CaseAlreadyRegistered'],
    ['10 MB', () => sending('assign-case', `{"officer":"${'x'.repeat(10 * MEGABYTE)}"}`), 413, 'BodyTooLarge'],
    ['malformed JSON', () => sending('assign-case', '{"officer":'), 400, 'MalformedJson'],
    ['an empty body', () => sending('assign-case', ''), 400, 'MalformedJson'],
    ['bytes that are no UTF-8', () => sending('assign-case', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])), 400, 'MalformedJson'],
    ['a NUL byte', () => registering({ name: { full: 'A\u0000B' } }), 400, 'InvalidRequest'],
    ['a raw NUL byte', () => sending('assign-case', '{"officer":"po\u0000"}'), 400, 'MalformedJson'],
    ['half a surrogate', () => registering({ name: { full: '\ud800' } }), 400, 'InvalidRequest'],
    ['__proto__', () => sending('assign-case', '{"officer":"po-2","__proto__":{"isAdmin":true}}'), 400, 'MalformedJson'],
    ['a constructor\'s prototype', () => sending('assign-case', '{"officer":"po-2","constructor":{"prototype":{}}}'), 400, 'MalformedJson'],
    ['bottomless nesting', () => sending('assign-case', '['.repeat(20_000) + ']'.repeat(20_000)), 400, 'InvalidRequest'],
    ['a form', () => sending('assign-case', 'officer=po-2', { revision: AS_REGISTERED, headers: { 'content-type': 'application/x-www-form-urlencoded' } }), 415, 'UnsupportedMediaType'],
    ['plain text', () => sending('assign-case', '{}', { revision: AS_REGISTERED, headers: { 'content-type': 'text/plain' } }), 415, 'UnsupportedMediaType'],
    ['another method', () => officer.send('DELETE', `/v1/cases/${caseId}/commands/assign-case`), 405, 'MethodNotAllowed'],
    ['an unknown address', () => officer.get('/v1/nothing'), 404, 'NotFound'],
    ['an address nobody can read', () => officer.get('/v1/cases/%E0%A4%A/available-commands'), 400, 'InvalidRequest'],
  ])('%s is answered with its problem, and nothing is written', async (_, send, status, code) => {
    expectProblem(await send(), status, code);
  });

  it('without any key is refused', async () => {
    const headers = { 'content-type': 'application/json', 'if-match': `"${AS_REGISTERED}"` };
    expectProblem(await officer.send('POST', `/v1/cases/${caseId}/commands/assign-case`, '{"officer":"po-2"}', headers), 400, 'IdempotencyKeyMissing');
  });

  it('tells where in the body it is, and never what it was', async () => {
    const answer = await registering({ name: { full: 'Canary\u0000Canary' }, sex: 'canary', documents: [{ type: 'passport', holder: 'canary' }] });
    expect(answer.text).not.toMatch(/canary/i);
    const sent = await registering({ sex: 'canary', documents: [{ type: 'passport', holder: 'canary' }] });
    expect((sent.body['errors'] as readonly { pointer: string }[]).map(({ pointer }) => pointer).sort()).toEqual(['/documents/0/holder', '/sex']);
    expect(sent.text).not.toMatch(/canary/i);
  });

  it('names the methods that an address has', async () => {
    expect((await officer.send('PUT', `/v1/cases/${caseId}/available-commands`)).headers['allow']).toBe('GET, HEAD');
  });

  describe('on the wire', () => {
    let port: number;
    beforeAll(async () => {
      await system.app.listen(0, '127.0.0.1');
      port = Number(new URL(await system.app.getUrl()).port);
    });

    it('is refused before it is read to the end when it is announced to be too large', async () => {
      const status = await new Promise<number | undefined>((resolve, reject) => {
        const sent = httpRequest({ port, host: '127.0.0.1', method: 'POST', path: `/v1/cases/${caseId}/commands/assign-case`, headers: {
          authorization: `Bearer ${officer.token}`, 'content-type': 'application/json', 'content-length': 10 * MEGABYTE, 'idempotency-key': 'large-body-1',
        } });
        sent.on('response', (response) => resolve(response.statusCode)).on('error', reject);
        sent.flushHeaders();
      });
      expect(status).toBe(413);
    });

    it.each([
      ['no HTTP at all', 'NONSENSE\r\n\r\n', 400, 'InvalidRequest'],
      ['endless headers', `GET /docs HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'HeadersTooLarge'],
    ])('as %s is answered with a problem too', async (_, bytes, status, code) => {
      const answer = await new Promise<string>((resolve, reject) => {
        let received = '';
        const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
        socket.setEncoding('utf8').on('data', (chunk: string) => (received += chunk)).on('close', () => resolve(received)).on('error', reject);
      });
      expect(answer).toContain(`HTTP/1.1 ${status} `);
      expect(answer).toContain('application/problem+json');
      expect(answer).toContain(`"code":"${code}"`);
    });
  });
});
