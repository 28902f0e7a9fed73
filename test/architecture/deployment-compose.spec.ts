import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASKED, compose, OPEN_SEALED, programOf, ROOT, SERVICES, unreadVariables } from './deployment-files';
import { longestStopSeconds } from './deployment-stopping';

describe('docker-compose.yml', () => {
  const { services, networks } = compose();
  const own = Object.entries(services).filter(([name]) => [...SERVICES, 'migrate'].includes(name));

  it('has every service, each a program that exists, without rights it does not need', () => {
    expect(own.map(([name]) => name).sort()).toEqual([...SERVICES, 'migrate'].sort());
    for (const [name, service] of own) {
      expect({ name, ...service }).toMatchObject({ read_only: true, user: '1000:1000', cap_drop: ['ALL'], init: true });
      expect(existsSync(programOf(service.command ?? []))).toBe(true);
      expect(unreadVariables(Object.keys(service.environment ?? {}))).toEqual([]);
    }
  });

  it('pins every image, bounds what it may use, and opens ports on this machine only', () => {
    for (const [name, service] of Object.entries(services)) {
      const { image, ports = [] } = service;
      expect(image).toMatch(/:v?\d[\w.-]*$/);
      expect({ name, ...service }).toMatchObject({ cap_drop: ['ALL'], mem_limit: expect.stringMatching(/^\d+[mg]$/) as string, pids_limit: expect.any(Number) as number });
      expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    }
  });

  it('holds no secret: every password and address of a role comes from outside', () => {
    const values = Object.values(services).flatMap(({ environment = {} }) => Object.entries(environment));
    const secrets = values.filter(([name]) => /PASSWORD$|^HOMEWARD_(DATABASE|KEYS_DATABASE|EVENT_STORE|READ_MODEL|KEYS|NATS)_URL$/.test(name));
    expect(secrets.length).toBeGreaterThan(10);
    expect(secrets.filter(([, value]) => !value.includes('${HOMEWARD_'))).toEqual([]);
  });

  it('tells every variable that must be given in the example, and starts the migration before the addresses are known', () => {
    const required = [...new Set([...readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8').matchAll(/\$\{(\w+):\?/g)].map(([, name = '']) => name))];
    const example = new Map(readFileSync(join(ROOT, 'infra', 'docker', 'example.env'), 'utf8').split('\n').flatMap((line) => {
      const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value] as const];
    }));
    expect(required.filter((name) => !example.has(name))).toEqual([]);
    // Compose refuses every command while one that must be given is empty.
    expect(required.filter((name) => example.get(name) === '' && !name.endsWith('_PASSWORD'))).toEqual([]);
    expect([...example].filter(([name, value]) => name.endsWith('_PASSWORD') && value !== '')).toEqual([]);
  });

  it('keeps the keys on a network that only those who open what is sealed are on', () => {
    const onKeys = Object.entries(services).filter(([, { networks = [] }]) => networks.includes('keys')).map(([name]) => name);
    expect(onKeys.sort()).toEqual([...OPEN_SEALED, 'keys', 'migrate'].sort());
    expect(networks['keys']).toEqual({ internal: true });
    expect(networks['data']).toEqual({ internal: true });
  });

  it('keeps those who are asked behind the gateway, and everybody else away from the outside', () => {
    const on = (network: string) => Object.entries(services).filter(([, { networks: joined = [] }]) => joined.includes(network)).map(([name]) => name).sort();
    expect(on('front')).toEqual([...ASKED, 'gateway'].sort());
    expect(on('edge')).toEqual([...ASKED, 'gateway', 'grafana', 'identity'].sort());
    expect(own.filter(([, { ports }]) => ports !== undefined)).toEqual([]);
    expect(Object.entries(networks).filter(([, network]) => network?.internal !== true).map(([name]) => name)).toEqual(['edge']);
  });

  it('starts each service only when what it needs is ready', () => {
    const needs = Object.entries(services).flatMap(([name, { depends_on: needed = {} }]) => Object.entries(needed).map(([other, { condition }]) => ({ name, other, condition })));
    expect(own.filter(([name]) => name !== 'migrate').filter(([name]) => !needs.some((need) => need.name === name && need.other === 'migrate'))).toEqual([]);
    for (const { other, condition } of needs) expect({ other, condition }).toEqual({ other, condition: other === 'migrate' ? 'service_completed_successfully' : 'service_healthy' });
    const answering = needs.filter(({ condition }) => condition === 'service_healthy').map(({ other }) => other);
    expect(answering.filter((name) => services[name]?.healthcheck === undefined && !ASKED.includes(name))).toEqual([]);
  });

  it('leaves every service the time it takes to stop', () => {
    for (const [name, { stop_grace_period: grace = '', environment = {} }] of own.filter(([name]) => name !== 'migrate')) {
      expect({ name, isEnough: Number(grace.replace('s', '')) > longestStopSeconds(Number(environment['HOMEWARD_DRAIN_SECONDS'])) }).toEqual({ name, isEnough: true });
    }
  });

  it('lets EventStoreDB take the facts of one command at once', () => {
    expect(services['eventstoredb']?.environment).toMatchObject({ EVENTSTORE_MAX_APPEND_SIZE: String(16 * 1024 * 1024) });
  });

  it('mounts files that exist', () => {
    const mounted = Object.values(services).flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[0] ?? '').filter((path) => path.startsWith('./')));
    expect(mounted.length).toBeGreaterThan(0);
    expect(mounted.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
