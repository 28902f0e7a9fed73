/** What stands where a sealed value was once its key is destroyed. The value cannot be had again by anybody. */
export interface Erased {
  readonly erased: true;
}

export const ERASED: Erased = Object.freeze({ erased: true });

/** A personal value that is readable until its key is destroyed. */
export type Sealable<T> = T | Erased;

export function isErased(value: unknown): value is Erased {
  return typeof value === 'object' && value !== null && (value as Partial<Erased>).erased === true;
}
