import { DataSource, QueryFailedError, type QueryRunner, TypeORMError } from 'typeorm';

/** SQLSTATE classes that say "not now": connection, resources, operator and time limits, system error. */
const OUTAGES = new Set(['08', '53', '57', '58']);
/** Of classes that otherwise are mistakes: a session that was silent in a transaction, and a lock that was not free in time. */
const NOT_NOW = new Set(['25P03', '55P03']);

interface DriverError {
  readonly code?: unknown;
  /** Of what the server said itself. */
  readonly severity?: unknown;
}

/** The read models cannot be asked now. Asking again later is safe. */
export class ReadModelsUnavailable extends Error {
  override readonly name = 'ReadModelsUnavailable';
  readonly code = 'ReadModelsUnavailable';

  constructor(options: ErrorOptions) {
    super('The read models do not answer.', options);
  }
}

/** The database of the read models. An outage is told as `ReadModelsUnavailable`, with the driver's error as its cause. */
export class ReadModelDatabase extends DataSource {
  override createQueryRunner(...mode: Parameters<DataSource['createQueryRunner']>): QueryRunner {
    const runner = super.createQueryRunner(...mode);
    const ask = runner.query.bind(runner) as (...question: unknown[]) => Promise<never>;
    runner.query = (...question: unknown[]) =>
      ask(...question).catch((error: unknown) => {
        throw toldAsOutage(error);
      });
    return runner;
  }
}

function toldAsOutage(error: unknown): unknown {
  if (error instanceof QueryFailedError) return isOutage(error.driverError as DriverError) ? new ReadModelsUnavailable({ cause: error.driverError }) : error;
  // What failed before there was a query is the connection.
  return error instanceof TypeORMError ? error : new ReadModelsUnavailable({ cause: error });
}

/** Whatever the server did not say itself is about the connection. */
function isOutage({ code, severity }: DriverError): boolean {
  return typeof code !== 'string' || severity === undefined || NOT_NOW.has(code) || OUTAGES.has(code.slice(0, 2));
}
