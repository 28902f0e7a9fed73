/**
 * The environment as a validated, typed, frozen configuration: classes with class-validator rules, bound to variables.
 * Guarantees: all wrong variables are told at once, by name. Refuses: to start on a half-valid configuration, to print
 * a value, to read files.
 */
export { ConfigurationInvalid, readConfiguration } from './read-configuration';
export { integer, list, text, truth, Variable, type Reading } from './variable';
