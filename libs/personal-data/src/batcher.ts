import { KeyStoreUnavailable } from './errors';

/** Questions in one round trip. */
const BATCH_LIMIT = 256;
/** Distinct questions that may wait; more means the key store is far too slow, and waiting would only hide it. */
const WAITING_LIMIT = 50_000;

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly answer: Promise<Answer>;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/**
 * Turns concurrent questions into few round trips: while one batch is under way the next one gathers. Equal questions
 * waiting together are asked once.
 */
export class Batcher<Question, Answer> {
  readonly #waiting = new Map<string, Waiting<Question, Answer>>();
  #running = false;

  constructor(
    private readonly keyOf: (question: Question) => string,
    private readonly askAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
  ) {}

  ask(question: Question): Promise<Answer> {
    const key = this.keyOf(question);
    const known = this.#waiting.get(key);
    if (known !== undefined) return known.answer;
    if (this.#waiting.size >= WAITING_LIMIT) {
      return Promise.reject(new KeyStoreUnavailable('Too many requests wait for the key store.'));
    }
    const waiting = waitingFor<Question, Answer>(question);
    this.#waiting.set(key, waiting);
    if (!this.#running) {
      this.#running = true;
      // The rest of this turn of the event loop joins the first batch.
      queueMicrotask(() => void this.#run());
    }
    return waiting.answer;
  }

  async #run(): Promise<void> {
    while (this.#waiting.size > 0) {
      await this.#answer(this.#takeBatch());
    }
    this.#running = false;
  }

  #takeBatch(): readonly Waiting<Question, Answer>[] {
    const batch: Waiting<Question, Answer>[] = [];
    for (const [key, waiting] of this.#waiting) {
      if (batch.length === BATCH_LIMIT) break;
      batch.push(waiting);
      this.#waiting.delete(key);
    }
    return batch;
  }

  async #answer(batch: readonly Waiting<Question, Answer>[]): Promise<void> {
    try {
      const answers = await this.askAll(batch.map(({ question }) => question));
      batch.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (answer === undefined) reject(new KeyStoreUnavailable('The key store left a question unanswered.'));
        else resolve(answer);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}

function waitingFor<Question, Answer>(question: Question): Waiting<Question, Answer> {
  let settle: Pick<Waiting<Question, Answer>, 'resolve' | 'reject'> | undefined;
  const answer = new Promise<Answer>((resolve, reject) => {
    settle = { resolve, reject };
  });
  if (settle === undefined) throw new Error('A promise runs its executor at once.');
  return { question, answer, ...settle };
}
