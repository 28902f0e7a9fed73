import { commandSubjectOf, EVENT_STREAM, FEED_START, parseIntegrationEvent, readRange } from '@homeward/integration';
import { ask, NatsLink, RequestTimedOut } from '@homeward/nats';
import { connect } from 'nats';
import { allProjected } from '../following';
import { expectOnce, OFFICE, recordedOf, registered, registration } from '../asking';
import type { Death } from '../death-order';
import type { Installation } from '../installation';
import { opened } from '../opened';
import type { Scenario } from '../scenario';
import { until } from '../../../support/until';

const PEOPLE = 5;
const ANSWER_TIMEOUT_MS = 1_500;

/** What stands in the stream, from its beginning. */
async function messagesIn(url: string): Promise<readonly { readonly id: string; readonly sequence: string }[]> {
  const connection = await connect({ servers: url });
  try {
    const manager = await connection.jetstreamManager();
    const { state } = await manager.streams.info(EVENT_STREAM);
    const messages = await Promise.all(Array.from({ length: state.messages }, (_, index) => manager.streams.getMessage(EVENT_STREAM, { seq: state.first_seq + index })));
    return messages.map((message) => parseIntegrationEvent(message.string())).map(({ id, sequence }) => ({ id, sequence }));
  } finally {
    await connection.close();
  }
}

const eventsOfTheLog = (installation: Installation) =>
  opened(installation, async ({ store }) => (await readRange(store, FEED_START, Number.MAX_SAFE_INTEGER)).map(({ id, sequence }) => ({ id, sequence })));

const BEHIND = `select 1 from event_store.event having max(position) > (select coalesce(max(position), '0')::bigint from read_model.relay_progress)`;

async function expectEachEventOnce(installation: Installation): Promise<void> {
  await installation.service('relay');
  await until(async () => (await installation.query('homeward', BEHIND)).length === 0, 'the end of the log in the stream');
  expect(await messagesIn(installation.natsUrl)).toEqual(await eventsOfTheLog(installation));
}

function relayDies(death: Death): Scenario {
  return {
    moment: death.moment,
    given: `${PEOPLE} people registered while no relay runs`,
    then: 'the next relay goes on, and the stream holds each event of the log once and in order',
    async run(installation) {
      await installation.stop('relay');
      await registered(installation, PEOPLE);
      await installation.dies('relay', death, () => installation.service('relay'));
      await expectEachEventOnce(installation);
    },
  };
}

/** What goes over the broker. */
export const RELAYING: readonly Scenario[] = [
  relayDies({ moment: 'message-acknowledged', times: 3 }),
  relayDies({ moment: 'events-published' }),
  relayDies({ moment: 'relay-advanced' }),
  {
    moment: 'reply-made',
    given: 'a registration over NATS',
    then: 'the command sent again, over NATS or HTTP, is one event and has one answer',
    async run(installation, moment) {
      const { role, caseId, name, body, key } = registration();
      const link = await NatsLink.open({ url: installation.natsUrl, name: 'a client' });
      const token = await installation.token(role, role, OFFICE);
      const register = () => ask(link, commandSubjectOf(name), { text: JSON.stringify({ caseId, body, idempotencyKey: key }), headers: { Authorization: `Bearer ${token}` }, timeoutMs: ANSWER_TIMEOUT_MS });
      const listening = async () => {
        await installation.service('casework');
        await until(() => ask(link, commandSubjectOf(name), { text: '{}', headers: {}, timeoutMs: ANSWER_TIMEOUT_MS }).then(() => true, () => false), 'an answer over NATS');
      };
      try {
        await listening();
        const asked = await installation.dies('casework', { moment }, () => register().catch((error: unknown) => error));
        expect(asked).toBeInstanceOf(RequestTimedOut);
        await listening();
        const answer = await register();
        expect(answer.header('Idempotency-Replayed')).toBe('true');
        expect(JSON.parse(answer.text)).toEqual(await recordedOf(installation, { role, caseId, name, body, key }));
        await expectOnce(installation, { role, caseId, name, body, key });
        await allProjected(installation);
      } finally {
        await link.close();
      }
    },
  },
];
