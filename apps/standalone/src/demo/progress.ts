import { SingleBar } from 'cli-progress';

/** Tells how far something has come: a bar for a person, a line now and then for a log file. */
export interface Progress {
  to(done: number): void;
  end(): void;
}

const TENTHS = 10;

export function progressOf(title: string, total: number, out: NodeJS.WriteStream): Progress {
  return out.isTTY ? bar(title, total, out) : lines(title, total, out);
}

function bar(title: string, total: number, out: NodeJS.WriteStream): Progress {
  const single = new SingleBar({ stream: out, format: `${title} [{bar}] {percentage} % | {value} of {total} | {duration_formatted}`, hideCursor: true, barsize: 30, gracefulExit: false });
  single.start(total, 0);
  return { to: (done) => single.update(done), end: () => single.stop() };
}

function lines(title: string, total: number, out: NodeJS.WriteStream): Progress {
  let told = -1;
  return {
    to(done) {
      const tenth = Math.floor((done / Math.max(total, 1)) * TENTHS);
      if (tenth <= told) return;
      told = tenth;
      out.write(`${title}: ${done} of ${total}\n`);
    },
    end: () => undefined,
  };
}
