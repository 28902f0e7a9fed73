/** Whether somebody has exactly the events of the log in its order; a sentence when not. */
export function firstDifference(who: string, has: readonly string[], order: readonly string[]): readonly string[] {
  const at = order.findIndex((id, index) => has[index] !== id);
  if (at < 0 && has.length === order.length) return [];
  return [`${who} has ${has.length} events of ${order.length} and differs from the log at ${at < 0 ? order.length : at}.`];
}
