import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { ASKED, manifests, ROOT } from './deployment-files';

interface Route {
  readonly service: string;
  readonly method: string;
  readonly path: string;
}

/** One line of a gateway's table: addresses that match go to a service. */
interface Way {
  readonly pattern: RegExp;
  readonly to: string;
}

interface HttpRoute {
  readonly spec: {
    readonly rules: readonly {
      readonly matches?: readonly { readonly path: { readonly type: string; readonly value: string } }[];
      readonly backendRefs?: readonly { readonly name: string }[];
    }[];
  };
}

type Handlers = Readonly<Record<string, object>>;

/** Services of Kubernetes that run the program of another name, since their jobs live in one process. */
const PROGRAM_OF: Readonly<Record<string, string>> = { imports: 'casework', 'what-if': 'reporting' };
/** What may stand where a route has a parameter. */
const PARAMETER = '0b7d2f5c-6a0e-4d7e-9a55-0d6b2f7a9c10';
const nginx = readFileSync(join(ROOT, 'infra', 'gateway', 'nginx.conf'), 'utf8');

const routes: readonly Route[] = ASKED.flatMap((service) => controllersOf(service).flatMap((controller) => routesOf(service, controller)));

function controllersOf(service: string): readonly { readonly prototype: Handlers }[] {
  const folder = join(ROOT, 'apps', service, 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.controller.ts'))
    .flatMap((name) => Object.values(jest.requireActual<Readonly<Record<string, unknown>>>(join(folder, name))))
    .filter((exported): exported is { readonly prototype: Handlers } => typeof exported === 'function' && Reflect.hasMetadata(PATH_METADATA, exported));
}

function routesOf(service: string, controller: { readonly prototype: Handlers }): readonly Route[] {
  const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
  return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const handler = controller.prototype[name];
    if (handler === undefined || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
    const below = Reflect.getMetadata(PATH_METADATA, handler) as string;
    const path = `/${base}/${below}`.replace(/\/+/g, '/').replace(/\/$/, '').replace(/:[a-zA-Z]+/g, PARAMETER);
    return [{ service, method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? '', path }];
  });
}

const waysOfNginx: readonly Way[] = [...nginx.matchAll(/location (=|~) (\S+) \{([^}]*)\}/g)].flatMap(([, kind, address = '', body = '']) => {
  const to = /proxy_pass http:\/\/\$(\w+);/.exec(body)?.[1];
  return to === undefined ? [] : [{ pattern: kind === '=' ? exactly(address) : new RegExp(address), to }];
});

const waysOfKubernetes: readonly Way[] = manifests()
  .filter(({ kind }) => kind === 'HTTPRoute')
  .flatMap((manifest) => (manifest as unknown as HttpRoute).spec.rules)
  .flatMap(({ matches = [], backendRefs = [] }) =>
    matches.flatMap(({ path: { type, value } }) => backendRefs.map(({ name }) => ({ pattern: type === 'Exact' ? exactly(value) : new RegExp(`^(?:${value})$`), to: PROGRAM_OF[name] ?? name }))),
  );

function exactly(address: string): RegExp {
  return new RegExp(`^${address.replaceAll('.', '\\.')}$`);
}

const targetsOf = (ways: readonly Way[], path: string) => ways.filter(({ pattern }) => pattern.test(path)).map(({ to }) => to);

describe.each([
  { gateway: 'infra/gateway/nginx.conf', ways: waysOfNginx },
  { gateway: 'infra/kubernetes/gateway.yaml', ways: waysOfKubernetes },
])('$gateway', ({ ways }) => {
  it.each(routes)('sends $method $path to $service, by one line', ({ service, path }) => {
    expect(targetsOf(ways, path)).toEqual([service]);
  });

  it.each(ASKED)('shows the description of %s', (service) => {
    expect(targetsOf(ways, `/openapi/${service}.json`)).toEqual([service]);
  });

  it('has no line for which there is no route', () => {
    const asked = [...routes.map(({ path }) => path), ...ASKED.map((service) => `/openapi/${service}.json`)];
    expect(ways.filter(({ pattern }) => !asked.some((path) => pattern.test(path)))).toEqual([]);
  });

  it('does not tell the world how a service is', () => {
    for (const path of ['/health/ready', '/docs', '/openapi.json', '/v1', '/v1/feed/']) expect(targetsOf(ways, path)).toEqual([]);
  });
});

describe('both gateways', () => {
  it('know the routes of every service that people ask', () => {
    expect(new Set(routes.map(({ service }) => service))).toEqual(new Set(ASKED));
    expect(routes.length).toBeGreaterThan(25);
  });

  it('send every address by the same pattern', () => {
    const patterns = (ways: readonly Way[]) => ways.map(({ pattern, to }) => `${pattern.source.replace(/^\^\(\?:(.*)\)\$$/, '^$1$')} ${to}`).sort();
    expect(patterns(waysOfNginx)).toEqual(patterns(waysOfKubernetes));
  });
});
