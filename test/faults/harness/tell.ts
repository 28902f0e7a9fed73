/** How far a long test is, and what it measured: a line on the terminal. */
export const tell = (line: string): void => void process.stderr.write(`${line}\n`);
