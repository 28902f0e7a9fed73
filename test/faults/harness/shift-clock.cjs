/**
 * Loaded before a service (`node --require`), it sets the clock of that process alone wrong by HOMEWARD_TEST_CLOCK_SHIFT_MS, as a
 * machine with a wrong clock would have it: every way to ask for the time of day tells the same wrong time, durations stay right.
 */
const { performance } = require('node:perf_hooks');

const shiftMs = Number(process.env.HOMEWARD_TEST_CLOCK_SHIFT_MS);
const SystemDate = Date;
const originMs = performance.timeOrigin + shiftMs;

class ShiftedDate extends SystemDate {
  constructor(...given) {
    super(...(given.length === 0 ? [ShiftedDate.now()] : given));
  }

  static now() {
    return SystemDate.now() + shiftMs;
  }
}

/** `Date()` without `new` is a text, which a class cannot answer. */
globalThis.Date = new Proxy(ShiftedDate, { apply: () => new ShiftedDate().toString() });
Object.defineProperty(performance, 'timeOrigin', { get: () => originMs, configurable: true });
