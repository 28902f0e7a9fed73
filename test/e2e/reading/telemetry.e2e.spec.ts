import { context, trace } from '@opentelemetry/api';
import { node, tracing } from '@opentelemetry/sdk-node';
import { findCommand } from '@homeward/contracts';
import { METRICS } from '@homeward/telemetry';
import { FiguresInMemory } from '../../../libs/telemetry/src/testing';
import { ApiCaller } from '../commands/caller';
import { type CommandSystem, startCommandSystem } from '../commands/command-system';

const NAME = 'Binta Telemetry';

describe('what operators see', () => {
  const spans = new tracing.InMemorySpanExporter();
  const figures = new FiguresInMemory();
  let system: CommandSystem;
  let officer: ApiCaller;

  beforeAll(async () => {
    new node.NodeTracerProvider({ spanProcessors: [new tracing.SimpleSpanProcessor(spans)] }).register();
    system = await startCommandSystem();
    officer = await ApiCaller.as(system, 'protection-officer');
  });
  afterAll(async () => {
    await system.stop();
    await figures.stop();
    trace.disable();
    context.disable();
  });

  /** As the HTTP instrumentation does it, which patches a module before this test could. */
  const inRequest = async <Answer>(work: () => Promise<Answer>): Promise<{ readonly answer: Answer; readonly traceId: string }> => {
    const span = trace.getTracer('test').startSpan('POST');
    const answer = await context.with(trace.setSpan(context.active(), span), work);
    span.end();
    return { answer, traceId: span.spanContext().traceId };
  };
  const body = () => ({ ...findCommand('register-case')?.example, personRef: system.ids.random(), name: { full: NAME } });

  it('is one trace from the request through the command and the append to the read models, without a word of the person', async () => {
    const caseId = system.ids.random();
    const { answer, traceId } = await inRequest(() => officer.command(caseId, 'register-case', body()));
    expect(answer.status).toBe(201);
    expect(answer.headers['traceresponse']).toContain(traceId);
    expect((await officer.get(`/v1/cases/${caseId}?minPosition=${String(answer.body['position'])}`)).status).toBe(200);

    const own = spans.getFinishedSpans().filter((span) => span.spanContext().traceId === traceId);
    const named = (wanted: string) => own.find(({ name }) => name === wanted);
    expect(own.map(({ name }) => name)).toEqual(expect.arrayContaining(['POST', 'homeward.command', 'homeward.append', 'homeward.project']));
    expect(named('homeward.append')?.parentSpanContext?.spanId).toBe(named('homeward.command')?.spanContext().spanId);
    expect(named('homeward.project')?.parentSpanContext?.spanId).toBe(named('homeward.append')?.spanContext().spanId);
    expect(named('homeward.command')?.attributes).toEqual({
      'homeward.command.type': 'RegisterCase',
      'homeward.command.outcome': 'recorded',
      'homeward.office': 'niamey',
      'homeward.case.id': caseId,
    });
    expect(JSON.stringify(own.map(({ attributes, events, status }) => [attributes, events, status]))).not.toContain(NAME);
  });

  it('says why a command was refused by its code alone', async () => {
    const caseId = system.ids.random();
    await officer.command(caseId, 'register-case', body());
    spans.reset();
    const { answer } = await inRequest(() => officer.command(caseId, 'record-consent', findCommand('record-consent')?.example, { revision: 0 }));
    expect(answer.status).toBe(412);
    const refused = spans.getFinishedSpans().find(({ name }) => name === 'homeward.command');
    expect(refused?.attributes).toMatchObject({ 'homeward.command.outcome': 'StaleRevision', 'error.type': 'StaleRevision' });
    expect(refused?.events).toEqual([]);
  });

  it('is every figure of cases, once things have happened', async () => {
    const seen = await figures.collect();
    // Nobody conflicted, no broker is configured, and what instrumentations and the start of a process tell has a test of processes.
    const silent = /conflicts$|^homeward\.(relay|nats)\.|^(?!homeward\.)/;
    for (const { name } of Object.values(METRICS)) expect([name, (seen.get(name)?.length ?? 0) > 0]).toEqual([name, !silent.test(name)]);
    expect(seen.get(METRICS.parked.name)?.[0]?.value).toBe(0);
    expect(seen.get(METRICS.feedConnections.name)?.[0]?.value).toBe(0);
  });
});
