/** One page of a list that was asked for one item more than fits: the one too many only says that there is more. */
export function pageOf<Item>(found: readonly Item[], size: number, cursorAfter: (last: Item) => string): { readonly items: readonly Item[]; readonly nextCursor: string | null } {
  const items = found.slice(0, size);
  const last = items.at(-1);
  return { items, nextCursor: found.length > size && last !== undefined ? cursorAfter(last) : null };
}
