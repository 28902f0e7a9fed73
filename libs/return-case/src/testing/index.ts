/**
 * Histories and words for tests of the return case. Never imported by production code.
 */
export * from './child-histories';
export * from './commands';
export * from './consular-commands';
export * from './context';
export { after, caseOf, given, lived, stateOf } from './given';
export * from './histories';
export * from './later-commands';
export * from './later-histories';
export { Chance } from './model/chance';
export { brokenBy } from './model/invariants';
export { type AnyData, commandFor, drawAnyData } from './model/life';
export { newShadow, read as readFact } from './model/shadow';
export { NEAR_A_DEPARTURE, walk } from './random-walk';
