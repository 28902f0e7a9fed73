import { ArrayMaxSize, IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, MinLength } from 'class-validator';
import { ConfigurationInvalid, readConfiguration } from './read-configuration';
import { integer, list, truth, Variable } from './variable';

class BaseConfiguration {
  @Variable('LOG_LEVEL')
  @IsIn(['debug', 'info'])
  readonly logLevel: string = 'info';
}

class ServiceConfiguration extends BaseConfiguration {
  @Variable('HTTP_PORT', integer)
  @IsInt()
  @Min(1)
  @Max(65_535)
  readonly httpPort: number = 3000;

  @Variable('DATABASE_URL')
  @IsOptional()
  @Matches(/^postgres:/, { message: 'must be a postgres: address' })
  readonly databaseUrl?: string;

  @Variable('TRACING', truth)
  @IsBoolean()
  readonly tracing: boolean = false;

  @Variable('TOKEN_SECRET')
  @IsString()
  @MinLength(16)
  readonly tokenSecret!: string;

  @Variable('ORIGINS', list)
  @IsString({ each: true })
  @ArrayMaxSize(3)
  readonly origins: readonly string[] = [];
}

const secret = 'a-long-enough-secret';

function problemsWith(environment: Record<string, string>): readonly string[] {
  try {
    readConfiguration(ServiceConfiguration, environment);
  } catch (error) {
    if (error instanceof ConfigurationInvalid) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('takes typed values from the environment', () => {
    const configuration = readConfiguration(ServiceConfiguration, {
      LOG_LEVEL: 'debug',
      HTTP_PORT: ' 8080 ',
      DATABASE_URL: 'postgres://db/homeward',
      TRACING: 'TRUE',
      TOKEN_SECRET: secret,
      ORIGINS: 'https://a.example, https://b.example,',
    });

    expect(configuration).toEqual({
      logLevel: 'debug',
      httpPort: 8080,
      databaseUrl: 'postgres://db/homeward',
      tracing: true,
      tokenSecret: secret,
      origins: ['https://a.example', 'https://b.example'],
    });
    expect(Object.isFrozen(configuration)).toBe(true);
  });

  it('keeps the defaults where a variable is absent or empty', () => {
    const configuration = readConfiguration(ServiceConfiguration, { TOKEN_SECRET: secret, HTTP_PORT: '', TRACING: '  ' });

    expect(configuration).toMatchObject({ httpPort: 3000, tracing: false, logLevel: 'info', origins: [] });
    expect(configuration.databaseUrl).toBeUndefined();
  });

  it('lists all that is wrong at once, by the name of the variable', () => {
    const problems = problemsWith({ LOG_LEVEL: 'loud', HTTP_PORT: '70000', DATABASE_URL: 'mysql://db', TRACING: 'maybe' });

    expect([...problems].sort()).toEqual([
      'DATABASE_URL: must be a postgres: address',
      'HTTP_PORT must not be greater than 65535',
      'LOG_LEVEL must be one of the following values: debug, info',
      'TOKEN_SECRET must be a string',
      'TOKEN_SECRET must be longer than or equal to 16 characters',
      'TRACING must be a boolean value',
    ]);
  });

  it.each(['12.5', '1e3', '0x10', 'ten', '9999999999999999999'])('does not take %p for a whole number', (given) => {
    expect(problemsWith({ TOKEN_SECRET: secret, HTTP_PORT: given })).toContain('HTTP_PORT must be an integer number');
  });

  it('never repeats a value, which may be a secret', () => {
    expect(() => readConfiguration(ServiceConfiguration, { TOKEN_SECRET: 'hunter2', HTTP_PORT: 'hunter2' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') as string }) as Error,
    );
  });
});
