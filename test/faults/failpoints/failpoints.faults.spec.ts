import { describeWithNats, NatsServer } from '../../../libs/nats/src/testing';
import { buildServices } from '../../e2e/services/service-process';
import { registered } from './asking';
import { expectReadModelsOfTheLog } from './following';
import { Installation } from './installation';
import { faultsOf, wholeLog } from './log';
import { type Scenario, sentenceOf } from './scenario';
import { WITH_A_BROKER, WITHOUT_A_BROKER } from './scenarios/all';

const SLOW_MS = 120_000;
const IMPATIENT_MS = 500;

describe('a process that dies', () => {
  let installation: Installation;
  beforeAll(async () => {
    [installation] = await Promise.all([Installation.start(), buildServices()]);
  }, SLOW_MS);
  afterAll(() => installation.remove(), SLOW_MS);

  const test = (scenarios: readonly Scenario[]): void =>
    it.each(scenarios.map((scenario) => [sentenceOf(scenario), scenario] as const))('%s', async (_, scenario) => {
      await scenario.run(installation, scenario.moment);
      expect(faultsOf(await wholeLog(installation))).toEqual([]);
    }, SLOW_MS);

  test(WITHOUT_A_BROKER);

  it('is missed by the test when it never comes to its moment', async () => {
    await expect(installation.dies('casework', { moment: 'reply-made' }, () => registered(installation, 1), IMPATIENT_MS)).rejects.toThrow('the moment reply-made');
  }, SLOW_MS);

  describeWithNats('beside a broker', (binary) => {
    let broker: NatsServer;
    beforeAll(async () => {
      broker = await NatsServer.start(binary);
      await installation.useNats(broker.url);
    }, SLOW_MS);
    afterAll(() => broker.remove());

    test(WITH_A_BROKER);
  });

  it('has left read models that a rebuild from the log gives again', () => expectReadModelsOfTheLog(installation), SLOW_MS);
});
