import { appendAnomalies, orderAnomalies } from './append-anomalies';
import type { History } from './history';
import { logAnomalies } from './log-anomalies';
import { readAnomalies } from './read-anomalies';
import { placesOf } from './places';

/**
 * What in a history could not have happened in a strictly serialisable log of gapless streams, one sentence each; none when
 * all is well. Strict: an append that was acknowledged before another operation began comes before it.
 */
export function anomaliesIn(history: History): readonly string[] {
  const places = placesOf(history);
  return [...logAnomalies(history), ...appendAnomalies(history, places), ...orderAnomalies(history, places), ...readAnomalies(history, places)];
}
