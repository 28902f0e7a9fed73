/**
 * What tests know of people. Never imported by production code.
 */
export * from './ordinary-adult';
