/** Facts and growing logs for tests of whatever relays or reads integration events. */
export { CASE, factOf, GrowingLog } from './facts';
