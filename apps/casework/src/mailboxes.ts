import { EdgeProblem } from '@homeward/http';

/** More than that on one case at once is a mistake or an attack; the sender is told to come back. */
export const MAX_WAITING_PER_CASE = 64;

interface Mailbox {
  waiting: number;
  last: Promise<unknown>;
}

/** One piece of work at a time for each case, in the order of arrival. Cases do not wait for each other. */
export class Mailboxes {
  private readonly open = new Map<string, Mailbox>();

  async run<Result>(caseId: string, work: () => Promise<Result>): Promise<Result> {
    const mailbox = this.open.get(caseId) ?? { waiting: 0, last: Promise.resolve() };
    if (mailbox.waiting >= MAX_WAITING_PER_CASE) throw new EdgeProblem('TooManyRequests', 'Too many requests wait for this case.');
    this.open.set(caseId, mailbox);
    mailbox.waiting += 1;
    const result = mailbox.last.then(work, work);
    mailbox.last = result;
    try {
      return await result;
    } finally {
      mailbox.waiting -= 1;
      if (mailbox.waiting === 0) this.open.delete(caseId);
    }
  }
}
