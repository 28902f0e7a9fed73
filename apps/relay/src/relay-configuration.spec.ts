import { ConfigurationInvalid, readConfiguration } from '@homeward/configuration';
import { HttpServiceConfiguration } from '@homeward/wiring';
import { RelayConfiguration } from './relay-configuration';

describe('what the environment says of the broker', () => {
  const problemsOf = (environment: Readonly<Record<string, string>>): readonly string[] => {
    try {
      readConfiguration(RelayConfiguration, environment);
      return [];
    } catch (error) {
      if (error instanceof ConfigurationInvalid) return error.problems;
      throw error;
    }
  };

  it.each(['nats://nats:4222', 'tls://homeward:secret@nats:4222', 'nats://a:4222,nats://b:4222'])('is taken: %s', (address) => {
    expect(readConfiguration(RelayConfiguration, { HOMEWARD_NATS_URL: address, HOMEWARD_NATS_CA_FILE: '/etc/nats/ca.pem' })).toMatchObject({ natsUrl: address, natsCaFile: '/etc/nats/ca.pem', natsReplicas: 1 });
  });

  it('is needed by the relay, which does nothing else, and by nobody else', () => {
    expect(problemsOf({})).toEqual(['HOMEWARD_NATS_URL: must look like nats://host:4222']);
    expect(readConfiguration(HttpServiceConfiguration, {}).natsUrl).toBeUndefined();
  });

  it('is told to be wrong all at once, without the secret that may be in it', () => {
    const problems = problemsOf({ HOMEWARD_NATS_URL: 'http://homeward:hunter2@nats:4222', HOMEWARD_NATS_REPLICAS: '7' });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('hunter2');
  });
});
