import type { Consequence } from '../consequences';

export const stalenessFollowing: Consequence = () => [];
