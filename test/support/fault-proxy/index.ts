/**
 * A TCP proxy for tests, to stand between any client of ours and any server.
 * Guarantees: bounded buffers, the same slices for the same seed, and that what was held back is delivered once it is healed.
 */
export { type Direction, type Door, type Fault, PASS, RESET, SLICE, STALL } from './fault';
export { FaultProxy } from './fault-proxy';
