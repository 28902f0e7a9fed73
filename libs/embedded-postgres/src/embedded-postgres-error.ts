import { errorCode } from './error-code';

export type EmbeddedPostgresFailure =
  | 'port-taken'
  | 'data-dir-locked'
  | 'disk-full'
  | 'binaries-missing'
  | 'start-failed';

/** Why the embedded server could not run. `message` is one line that tells the user what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';

  constructor(
    readonly code: EmbeddedPostgresFailure,
    message: string,
    /** The server's last log lines, oldest first; empty where the server never spoke. */
    readonly logLines: readonly string[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export const portTaken = (port: number): EmbeddedPostgresError =>
  new EmbeddedPostgresError(
    'port-taken',
    `Port ${port} is in use: stop the program that listens there, or choose another port for the embedded database.`,
  );

export const diskFull = (folder: string, cause?: unknown): EmbeddedPostgresError =>
  new EmbeddedPostgresError('disk-full', `The disk that holds ${folder} is full: free some space and start again.`, [], {
    cause,
  });

const DISK_FULL = /No space left on device|Disk quota exceeded/;
const ADDRESS_IN_USE = /could not bind IPv4 address .*Address already in use/;

/** Later lines only tell how the failure was handled. */
const REASON = /FATAL|PANIC|error:|could not/;

export const namesAddressInUse = (logLines: readonly string[]): boolean =>
  logLines.some((line) => ADDRESS_IN_USE.test(line));

/** Turns the last words of initdb or the server into the failure a user can act on. */
export function failureFromLog(
  step: string,
  folder: string,
  port: number | undefined,
  logLines: readonly string[],
): EmbeddedPostgresError {
  if (logLines.some((line) => DISK_FULL.test(line))) return diskFull(folder);
  if (port !== undefined && namesAddressInUse(logLines)) return portTaken(port);
  const lastWords = logLines.find((line) => REASON.test(line)) ?? logLines.at(-1) ?? 'it said nothing';
  return new EmbeddedPostgresError(
    'start-failed',
    `${step} failed for ${folder}: ${lastWords}. Read the server log there, or set DATABASE_URL to use another PostgreSQL.`,
    logLines,
  );
}

/** Keeps a full disk recognisable when our own file operations hit it first. */
export function failureFromFileSystem(folder: string, error: unknown): unknown {
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, error);
  if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') return error;
  return new EmbeddedPostgresError(
    'start-failed',
    `The data folder ${folder} cannot be written by this user (${code}): give it the right owner or choose another data folder.`,
    [],
    { cause: error },
  );
}
