/**
 * The program that stands between us and the server. It is a text because it must run from compiled code, from jest
 * and from a container alike, without a file of its own.
 * It holds the reading end of a pipe whose writing end only we hold. When we die, even by kill -9, the pipe ends and
 * the server gets a fast shutdown (SIGINT); one that does not obey gets SIGQUIT, then SIGKILL.
 * It runs detached, so that Ctrl-C in a terminal reaches the application alone and the server outlives its last query.
 */
export const WATCHDOG_PROGRAM = `
const { spawn } = require('node:child_process');
const { program, args, account } = JSON.parse(process.argv[1]);
const server = spawn(program, args, { cwd: '/', stdio: ['ignore', 'inherit', 'inherit'], ...account });
let stopping = false;
const stop = () => {
  if (stopping) return;
  stopping = true;
  server.kill('SIGINT');
  setTimeout(() => server.kill('SIGQUIT'), 15000).unref();
  setTimeout(() => server.kill('SIGKILL'), 20000).unref();
};
process.stdin.on('end', stop).on('error', stop).on('close', stop).resume();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);
server.on('error', (error) => { console.error('watchdog: ' + error.message); process.exit(127); });
server.on('exit', (code) => process.exit(code === null ? 1 : code));
`;

/** The server is gone by then in any case: the watchdog's own limits are shorter. */
export const WATCHDOG_STOP_LIMIT_MS = 25_000;
