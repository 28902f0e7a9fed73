import { VirtualTime } from '../testing/virtual-time';
import type { LogFields } from './log-fields';
import { createLogger, type Logger, type LogLevel } from './logger';
import { NestLogger } from './nest-logger';

interface Recording {
  readonly logger: Logger;
  readonly text: () => string;
  readonly lines: () => readonly Record<string, unknown>[];
}

function recording(level: LogLevel = 'debug'): Recording {
  const written: string[] = [];
  const clock = new VirtualTime('2026-03-01T10:00:00.000Z');
  const logger = createLogger({ level, clock, write: (line) => written.push(line) });
  return {
    logger,
    text: () => written.join(''),
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

/** Fields as a careless caller might pass them, past the compiler. */
const careless = (fields: object): LogFields => fields;

describe('a log line', () => {
  it('is one JSON object with level, time, message and the named fields', () => {
    const { logger, text, lines } = recording();

    logger.info('Case registered', { caseId: 'c1', revision: 0 });

    expect(text()).toMatch(/^[^\n]+\n$/);
    expect(lines()).toEqual([
      { level: 'info', time: '2026-03-01T10:00:00.000Z', message: 'Case registered', caseId: 'c1', revision: 0 },
    ]);
  });

  it('drops every field that is not on the list, and values of another kind', () => {
    const { logger, text } = recording();

    logger.info('Case registered', careless({ familyName: 'Canary', caseId: { name: 'Canary' }, __proto__: null, constructor: 'Canary' }));

    expect(text()).not.toContain('Canary');
    expect(text()).not.toContain('familyName');
  });

  it('cuts what is too long', () => {
    const { logger, lines } = recording();

    logger.info('x'.repeat(5_000), { file: 'y'.repeat(5_000) });

    expect(lines()[0]).toMatchObject({ message: 'x'.repeat(1_000), file: 'y'.repeat(300) });
  });

  it('carries the bound fields once, the nearest value winning', () => {
    const { logger, text, lines } = recording();

    logger.with({ app: 'projector', projection: 'caseload' }).with({ projection: 'worklist' }).warn('Parked');

    expect(lines()[0]).toMatchObject({ app: 'projector', projection: 'worklist', level: 'warn' });
    expect(text().match(/projection/g)).toHaveLength(1);
  });

  it.each([
    ['warn', ['warn', 'error']],
    ['silent', []],
  ] as const)('is written from the level %s up', (level, expected) => {
    const { logger, lines } = recording(level);

    logger.debug('a');
    logger.info('b');
    logger.warn('c');
    logger.error('d');

    expect(lines().map((line) => line.level)).toEqual(expected);
  });
});

describe('an error in a log line', () => {
  const databaseError = (): Error =>
    Object.assign(new Error('invalid input syntax for type date: "Canary"'), {
      name: 'error',
      severity: 'ERROR',
      code: '22007',
      detail: 'Failing row contains (Canary).',
      where: 'unnamed portal parameter $1 = Canary',
      table: 'case_summary',
      parameters: ['Canary'],
      query: `select 'Canary'`,
    });

  it('is told by name, code, message and call sites, with its cause', () => {
    const { logger, lines } = recording();
    const cause = Object.assign(new Error('connect refused'), { code: 'ECONNREFUSED' });

    logger.error('Append failed', { error: new TypeError('Store is away', { cause }) });

    expect(lines()[0]).toMatchObject({
      error: {
        name: 'TypeError',
        message: 'Store is away',
        stack: expect.arrayContaining([expect.stringMatching(/^at .*logger\.spec\.ts/)]) as string[],
        cause: { name: 'Error', code: 'ECONNREFUSED', message: 'connect refused' },
      },
    });
  });

  it.each([
    ['the driver', databaseError()],
    ['TypeORM', Object.assign(new Error('Canary'), { name: 'QueryFailedError', query: 'Canary', parameters: ['Canary'], driverError: databaseError() })],
    ['a cause', new Error('Saving failed', { cause: databaseError() })],
  ])('says where a database error of %s happened and quotes no row', (_source, error) => {
    const { logger, text } = recording();

    logger.error('Saving failed', { error });

    expect(text()).toContain('database error, table case_summary');
    expect(text()).toContain('22007');
    expect(text()).not.toContain('Canary');
  });

  it('does not quote the JSON that could not be read', () => {
    const { logger, text } = recording();
    const unreadable = (): unknown => JSON.parse('Canary');
    let thrown: unknown;
    try {
      unreadable();
    } catch (error) {
      thrown = error;
    }

    logger.error('Bad message', { error: thrown });

    expect(text()).toContain('SyntaxError');
    expect(text()).not.toContain('Canary');
  });

  it('keeps further lines of a message out of the call sites', () => {
    const { logger, lines } = recording();

    logger.error('Failed', { error: new Error('first\nat Canary') });

    expect(JSON.stringify((lines()[0]?.error as { stack: unknown }).stack)).not.toContain('Canary');
  });

  it.each(['Canary', { name: 'x', toString: () => 'Canary' }, null])('may be something else than an error: %p', (thrown) => {
    const { logger, text } = recording();

    logger.error('Failed', { error: thrown });

    expect(text()).toContain('Failed');
    expect(text()).not.toContain('Canary');
  });

  it('ends a circle of causes', () => {
    const { logger, lines } = recording();
    const error = new Error('round');
    error.cause = error;

    logger.error('Failed', { error });

    expect(JSON.stringify(lines()).match(/"cause"/g)).toHaveLength(4);
  });
});

describe('what Nest logs', () => {
  it('keeps its text and the name of the writing class', () => {
    const { logger, lines } = recording();

    new NestLogger(logger).warn('Nest application successfully started', 'NestApplication');

    expect(lines()[0]).toMatchObject({ level: 'warn', message: 'Nest application successfully started', context: 'NestApplication' });
  });

  it('keeps an error as an error', () => {
    const { logger, lines } = recording();

    new NestLogger(logger).error(new Error('boom'), 'ExceptionsHandler');

    expect(lines()[0]).toMatchObject({ level: 'error', message: 'Unhandled failure', context: 'ExceptionsHandler', error: { message: 'boom' } });
  });

  it('drops objects, which may hold a request', () => {
    const { logger, text, lines } = recording();
    const nest = new NestLogger(logger);

    nest.warn({ body: 'Canary' }, 'Router');
    nest.log('Mapped', { body: 'Canary' }, 'Router');
    nest.error('Failed', 'Error: Canary\n    at x', 'Router');

    expect(text()).not.toContain('Canary');
    expect(lines().map((line) => line.context)).toEqual(['Router', 'Router', 'Router']);
  });

  it.each([
    ['verbose', 'debug'],
    ['debug', 'debug'],
    ['fatal', 'error'],
  ] as const)('writes %s as %s', (method, level) => {
    const { logger, lines } = recording();

    new NestLogger(logger)[method]('said');

    expect(lines()[0]?.level).toBe(level);
  });
});
