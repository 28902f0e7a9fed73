/**
 * One process of several does a piece of work and the others stand by, or each does its share of it.
 * Guarantees: at most one connection of a server holds the lock of a name; who loses the connection is told at once, and
 * somebody who stands by takes over within seconds.
 * Refuses: to be the fence. A process that was paused may wake and still believe it leads, so the work commits its place
 * in the log only on top of the place it started from.
 */
export { Candidacy } from './candidacy';
export { Share } from './share';
export { Standings, type Standing } from './standings';
export { whileLeading, type LeadOptions } from './while-leading';
export { whileSharing } from './while-sharing';
