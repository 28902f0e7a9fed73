/** Real read models over a log that tests tell stories to. */
export { CASE, consented, OTHER_CASE, registered, screened } from './facts';
export { openReadModels, type ReadModels } from './read-models';
export { StoryLog } from './story-log';
