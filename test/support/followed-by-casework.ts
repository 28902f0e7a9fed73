const NAMES: readonly string[] = ['families', 'identities'];

/** Whether a checkpoint is of one whom casework moves, so that it stands still where no casework runs. */
export const isFollowedByCasework = (name: string): boolean => NAMES.includes(name);
