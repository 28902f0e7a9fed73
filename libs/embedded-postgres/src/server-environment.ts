/**
 * The whole environment of the server's processes. Ours stays out: it may hold secrets, which the server's user could
 * read, options for Node (`NODE_OPTIONS`) that would break the watchdog, or `PG*` variables meant for another database.
 */
export const serverEnvironment = (): NodeJS.ProcessEnv => ({ PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' });
