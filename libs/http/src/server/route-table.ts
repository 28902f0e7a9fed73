import type { RouteOptions } from 'fastify';

interface KnownRoute {
  readonly pattern: RegExp;
  readonly method: string;
}

/** Which methods are offered at an address, whatever method was asked for. Filled while routes are registered. */
export class RouteTable {
  private readonly known: KnownRoute[] = [];

  add({ method, url }: Pick<RouteOptions, 'method' | 'url'>): void {
    const pattern = patternOf(url);
    for (const offered of [method].flat()) this.known.push({ pattern, method: offered });
  }

  methodsAt(url: string): readonly string[] {
    const path = url.split('?', 1)[0] ?? url;
    return [...new Set(this.known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))].sort();
  }
}

/** Parameters stand for one segment; everything else for itself. */
function patternOf(url: string): RegExp {
  const source = url
    .split('/')
    .map((segment) => (segment.startsWith(':') ? '[^/]+' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('/');
  return new RegExp(`^${source}/?$`);
}
