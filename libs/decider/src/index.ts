/**
 * The shape of every decision in Homeward, and the words its tests are written in.
 * Guarantees: no I/O, no clock, no dependency. Refuses to know any domain.
 */
export { CommandRejected, isCommandRejected, type Obstacle } from './command-rejected';
export type { Decider } from './decider';
export { ERASED, isErased, type Erased, type Sealable } from './erased';
export type { Message, Of } from './message';
export { specificationOf, type Specification } from './specification';
