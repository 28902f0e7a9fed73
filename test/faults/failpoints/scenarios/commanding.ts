import { CaseLog } from '@homeward/case-log';
import { ERASED } from '@homeward/decider';
import { commandIdOf } from '@homeward/http';
import type { Moment } from '@homeward/platform';
import { expectOnce, expectRegisteredToBeFound, next, recordedOf, registration, send, sent } from '../asking';
import { followed } from '../following';
import type { Installation } from '../installation';
import { eventsOf } from '../log';
import { opened } from '../opened';
import type { Scenario } from '../scenario';
import { until } from '../../../support/until';

const AT_ONCE = 8;
const ONE_EVENT = 'sent again with its key is one event, and its answer is what the log holds';
/** No answer came, so nobody who asked can say what became of it. */
const UNKNOWN: unknown = expect.objectContaining({ kind: 'unknown' });

const keysOf = (installation: Installation, personRef: string) => installation.query('homeward_keys', 'select id, wrapped from key_store.data_key where subject = $1 order by id', [personRef]);

const tokensOf = (installation: Installation, personRef: string) => installation.query('homeward_keys', 'select kind from key_store.identity_token where subject = $1', [personRef]);

const nameOf = (installation: Installation, caseId: string): Promise<unknown> =>
  opened(installation, async ({ store, sealer }) => {
    for await (const { event } of new CaseLog(store, sealer).read(caseId)) if (event.type === 'CaseRegistered') return event.data.name;
    return undefined;
  });

/** Commands over HTTP, from the decision to the answer. */
export const COMMANDING: readonly Scenario[] = [
  {
    moment: 'command-decided',
    given: 'a consent to record',
    then: 'nothing is recorded, and the command sent again is',
    async run(installation, moment) {
      const consent = next('record-consent', (await sent(installation, registration())).receipt);
      expect(await installation.dies('casework', { moment }, () => send(installation, consent))).toEqual(UNKNOWN);
      expect(await recordedOf(installation, consent)).toBeUndefined();
      await expectOnce(installation, consent);
    },
  },
  {
    moment: 'events-sealed',
    given: 'a person to register',
    then: 'nothing is recorded, and the command sent again is sealed under the keys that are there',
    async run(installation, moment) {
      const person = registration();
      expect(await installation.dies('casework', { moment }, () => send(installation, person))).toEqual(UNKNOWN);
      const keys = await keysOf(installation, person.personRef);
      expect(keys.length).toBeGreaterThan(0);
      expect(await recordedOf(installation, person)).toBeUndefined();
      await expectOnce(installation, person);
      expect(await keysOf(installation, person.personRef)).toEqual(keys);
    },
  },
  {
    moment: 'append-sent',
    given: `${AT_ONCE} people to register at once`,
    then: `each command ${ONE_EVENT}`,
    async run(installation, moment) {
      const people = Array.from({ length: AT_ONCE }, () => registration());
      const outcomes = await installation.dies('casework', { moment }, () => Promise.all(people.map((person) => send(installation, person))));
      expect(outcomes).toEqual(people.map(() => UNKNOWN));
      for (const person of people) await expectOnce(installation, person);
    },
  },
  {
    moment: 'events-recorded',
    given: 'a person to register',
    then: `the command ${ONE_EVENT}; and the person is found when somebody registers the same one`,
    async run(installation, moment) {
      const person = registration({ name: { full: 'Adaeze Okonkwo' }, birthDate: { value: '1994-05-17', precision: 'day' } });
      expect(await installation.dies('casework', { moment }, () => send(installation, person))).toEqual(UNKNOWN);
      const recorded = await recordedOf(installation, person);
      expect(recorded).toBeDefined();
      expect(await sent(installation, person)).toEqual({ kind: 'acknowledged', receipt: recorded, isReplay: true });
      await expectOnce(installation, person);
      await expectRegisteredToBeFound(installation, person);
    },
  },
  {
    moment: 'events-recorded',
    given: 'a person to register, which nobody asks again',
    then: 'the next process makes the case findable by itself',
    async run(installation, moment) {
      const person = registration({ name: { full: 'Ousmane Keita' }, birthDate: { value: '1979-02-28', precision: 'day' } });
      await followed(installation, 'identities');
      expect(await installation.dies('casework', { moment }, () => send(installation, person))).toEqual(UNKNOWN);
      expect(await tokensOf(installation, person.personRef)).toEqual([]);
      await followed(installation, 'identities');
      await expectRegisteredToBeFound(installation, person);
    },
  },
  {
    moment: 'receipt-made',
    given: 'a consent to record',
    then: `the command ${ONE_EVENT}, though the revision it rests on has passed`,
    async run(installation, moment) {
      const consent = next('record-consent', (await sent(installation, registration())).receipt);
      expect(await installation.dies('casework', { moment }, () => send(installation, consent))).toEqual(UNKNOWN);
      expect(await sent(installation, consent)).toMatchObject({ isReplay: true });
      await expectOnce(installation, consent);
    },
  },
  ...(['keys-destroyed', 'events-recorded'] as const).map(erasureDies),
  ...(['erasure-kept', 'keys-destroyed', 'events-recorded'] as const).map(erasureForgotten),
];

async function toErase(installation: Installation) {
  const person = registration();
  const { receipt } = await sent(installation, person);
  const closed = await sent(installation, next('close-case', receipt, { role: 'senior-protection-officer', body: { reason: 'ineligible' } }));
  return { person, receipt, closed, erasure: next('erase-person', closed.receipt, { role: 'data-protection-officer' }) };
}

const erasedIn = async (installation: Installation, caseId: string) => (await eventsOf(installation, caseId)).filter(({ type }) => type === 'PersonErased');

const begun = (installation: Installation) => installation.query('homeward', 'select command_id from casework.erasure');

function erasureDies(moment: Moment): Scenario {
  return {
    moment,
    given: 'a person to erase',
    then: 'the keys are gone and stay gone, and the command sent again says so once',
    async run(installation) {
      const { person, receipt, closed, erasure } = await toErase(installation);
      const keys = await keysOf(installation, person.personRef);
      expect(await tokensOf(installation, person.personRef)).not.toEqual([]);
      expect(await installation.dies('casework', { moment }, () => send(installation, erasure))).toEqual(UNKNOWN);
      const destroyed = keys.map((key) => ({ ...key, wrapped: null }));
      expect(await keysOf(installation, person.personRef)).toEqual(destroyed);
      expect(await sent(installation, person)).toEqual({ kind: 'acknowledged', receipt, isReplay: true });
      await expectOnce(installation, erasure);
      expect((await erasedIn(installation, person.caseId)).map(({ data }) => data)).toEqual([{ reasonCode: 'person-request', keysDestroyed: keys.length }]);
      expect(await keysOf(installation, person.personRef)).toEqual(destroyed);
      expect(await tokensOf(installation, person.personRef)).toEqual([]);
      expect(await nameOf(installation, person.caseId)).toBe(ERASED);
      expect(await send(installation, next('correct-identity', closed.receipt, { body: { reasonCode: 'error', name: { full: 'Somebody' } } }))).toMatchObject({ kind: 'refused' });
    },
  };
}

function erasureForgotten(moment: Moment): Scenario {
  return {
    moment,
    given: 'a person to erase, which nobody asks again',
    then: 'the next process erases the person in the name of who asked, once, and nothing is left to do',
    async run(installation) {
      const { person, erasure } = await toErase(installation);
      const keys = await keysOf(installation, person.personRef);
      expect(await installation.dies('casework', { moment }, () => send(installation, erasure))).toEqual(UNKNOWN);
      expect(await begun(installation)).toHaveLength(1);
      await installation.service('casework');
      await until(async () => (await begun(installation)).length === 0, 'the end of the erasure');
      const [erased, ...more] = await erasedIn(installation, person.caseId);
      expect([erased, more]).toEqual([expect.objectContaining({ data: { reasonCode: 'person-request', keysDestroyed: keys.length }, commandId: commandIdOf({ ...erasure, actor: erasure.role }), actor: erasure.role }), []]);
      expect(await keysOf(installation, person.personRef)).toEqual(keys.map((key) => ({ ...key, wrapped: null })));
      await expectOnce(installation, erasure);
    },
  };
}
