import { v4, v5, v7 } from 'uuid';

/** The only source of new identifiers. */
export interface Ids {
  /** A UUID that tells nothing, not even when it was made (version 4). */
  random(): string;
  /** A UUID that sorts by the time it was made (version 7): kind to database indexes, but it shows that time. */
  ordered(): string;
}

export const systemIds: Ids = { random: () => v4(), ordered: () => v7() };

/** The same UUID for the same name under the same parent, always and everywhere (version 5). `parent` is a UUID. */
export const derivedId = (parent: string, name: string): string => v5(name, parent);
