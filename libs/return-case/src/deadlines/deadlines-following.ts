import type { Consequence } from '../consequences';

export const deadlinesFollowing: Consequence = () => [];
