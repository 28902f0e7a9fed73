import type { ProjectorPorts } from '../runner/batch-projector';

/** What a rebuild works with: all that a runner does, but for the projections, of which it takes one. */
export type RebuildPorts<State> = Omit<ProjectorPorts<State>, 'projections'>;
