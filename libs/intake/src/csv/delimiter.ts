/** What spreadsheets put between cells: a comma, or a semicolon where the comma is the decimal sign, or a tab when pasted. */
export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Where the header line ends, outside quotes; -1 when it does not end in this text. */
export function endOfFirstLine(text: string): number {
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    if (!quoted && (character === '\n' || character === '\r')) return at;
  }
  return -1;
}

/** The delimiter that stands most often in the header, outside quotes. */
export function delimiterOf(header: string): Delimiter {
  const unquoted = header.replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: unquoted.split(delimiter).length - 1 }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).delimiter;
}
