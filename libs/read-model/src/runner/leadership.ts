import type { DataSource } from 'typeorm';

/** Where the lock of those who move the checkpoints lives: beside the checkpoints. */
export function lockServerOf(dataSource: DataSource): string {
  const { url } = dataSource.options as { readonly url?: string };
  if (url === undefined) throw new Error('The read models are reached by an address.');
  return url;
}
