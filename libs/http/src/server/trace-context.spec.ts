import { seededIds, VirtualTime } from '@homeward/platform';
import { RouteTable } from './route-table';
import { joinTrace } from './trace-context';

describe('the trace of a request', () => {
  const ids = seededIds(7, new VirtualTime());
  const given = `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-00`;

  it('goes on with a span of our own', () => {
    const { traceId, traceparent } = joinTrace(given, ids);
    expect(traceId).toBe('ab'.repeat(16));
    expect(traceparent).toMatch(/^00-(ab){16}-[0-9a-f]{16}-00$/);
    expect(traceparent).not.toContain('cd'.repeat(8));
  });

  it.each([undefined, '', 'x', given.toUpperCase(), `00-${'0'.repeat(32)}-${'cd'.repeat(8)}-01`, `00-${'ab'.repeat(16)}-${'0'.repeat(16)}-01`, `${given}-more`, [given]])('starts anew after %p', (header) => {
    const { traceId, traceparent } = joinTrace(header, ids);
    expect(traceparent).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
    expect(traceId).not.toBe('ab'.repeat(16));
  });
});

describe('the methods of an address', () => {
  const routes = new RouteTable();
  routes.add({ method: 'GET', url: '/v1/cases/:id' });
  routes.add({ method: ['HEAD'], url: '/v1/cases/:id' });
  routes.add({ method: 'POST', url: '/v1/cases/:id/commands/:name' });
  routes.add({ method: 'GET', url: '/openapi.json' });

  it('are those of the routes that it fits', () => {
    expect(routes.methodsAt('/v1/cases/7?x=1')).toEqual(['GET', 'HEAD']);
    expect(routes.methodsAt('/v1/cases/7/commands/x')).toEqual(['POST']);
    expect(routes.methodsAt('/openapixjson')).toEqual([]);
    expect(routes.methodsAt('/v1/cases')).toEqual([]);
  });
});
