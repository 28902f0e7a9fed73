/** What is safe to say about a thrown value. */
export interface ErrorDescription {
  readonly name: string;
  readonly code?: string;
  readonly message: string;
  /** Call sites only. The message at the head of a stack is the raw one, so it is left out. */
  readonly stack?: readonly string[];
  readonly cause?: ErrorDescription;
}

const DEEPEST_CAUSE = 4;
const LONGEST_MESSAGE = 500;
const MOST_FRAMES = 12;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isText = (value: unknown): value is string => typeof value === 'string';

/** The database driver's error, also inside the one TypeORM wraps around it together with query and parameters. */
function findDatabaseError(error: Record<string, unknown>): Record<string, unknown> | undefined {
  const candidate = isObject(error.driverError) ? error.driverError : error;
  return isText(candidate.severity) && isText(candidate.code) ? candidate : undefined;
}

/** A database error quotes the offending value in its message, so it is described by where it happened instead. */
function databaseMessage(error: Record<string, unknown>): string {
  const places = ['schema', 'table', 'column', 'constraint', 'routine'];
  const known = places.filter((place) => isText(error[place])).map((place) => `${place} ${String(error[place])}`);
  return ['database error', ...known].join(', ');
}

/** JSON.parse quotes what it could not read. */
const quotesInput = (error: Record<string, unknown>): boolean => error.name === 'SyntaxError';

function messageOf(error: Record<string, unknown>): string {
  const databaseError = findDatabaseError(error);
  if (databaseError !== undefined) return databaseMessage(databaseError);
  if (quotesInput(error)) return 'unreadable input';
  return isText(error.message) ? error.message.slice(0, LONGEST_MESSAGE) : '';
}

function framesOf(error: Record<string, unknown>): readonly string[] {
  if (!isText(error.stack)) return [];
  const lines = error.stack.split('\n').map((line) => line.trim());
  return lines.filter((line) => /^at .*(:\d+:\d+\)?|<anonymous>\)?|native\)?)$/.test(line)).slice(0, MOST_FRAMES);
}

function codeOf(error: Record<string, unknown>): string | undefined {
  const { code } = findDatabaseError(error) ?? error;
  return isText(code) ? code : undefined;
}

/**
 * Describes a thrown value by name, code, message and call sites, with its causes.
 * Of a database driver's error neither message nor `detail`, `where`, `query` or `parameters` are kept: they hold rows.
 */
export function describeError(thrown: unknown, depth = 0): ErrorDescription {
  if (!isObject(thrown)) return { name: 'NotAnError', message: `a ${typeof thrown} was thrown` };
  const code = codeOf(thrown);
  const stack = framesOf(thrown);
  return {
    name: isText(thrown.name) ? thrown.name : 'Object',
    ...(code === undefined ? {} : { code }),
    message: messageOf(thrown),
    ...(stack.length === 0 ? {} : { stack }),
    ...(isObject(thrown.cause) && depth < DEEPEST_CAUSE ? { cause: describeError(thrown.cause, depth + 1) } : {}),
  };
}
