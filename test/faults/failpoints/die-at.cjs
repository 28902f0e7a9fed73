/**
 * Loaded before a program with `node --require`: kills the process, as `kill -9` would, when it comes to the moment that the
 * file `HOMEWARD_DIE_AT` names. The order is carried out once: the file is gone then, and whoever is started again lives.
 */
const { subscribe } = require('node:diagnostics_channel');
const { existsSync, readFileSync, rmSync } = require('node:fs');

const order = process.env.HOMEWARD_DIE_AT;
let reached = 0;

subscribe('homeward:moment', (moment) => {
  if (!existsSync(order)) return;
  const { moment: last, times } = JSON.parse(readFileSync(order, 'utf8'));
  if (moment !== last) return;
  reached += 1;
  if (reached < times) return;
  rmSync(order);
  process.kill(process.pid, 'SIGKILL');
});
