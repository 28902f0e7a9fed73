/** Figures of a process under test. */
export { type Figure, FiguresInMemory } from './figures-in-memory';
