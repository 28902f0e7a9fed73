import { commandIdOf } from '@homeward/http';
import type { CommandReceipt } from '@homeward/contracts';
import { commandSubjectOf } from '@homeward/integration';
import { ask, NatsLink } from '@homeward/nats';
import { systemIds, systemTimers } from '@homeward/platform';
import { caseScript } from '../harness/case-script';
import type { Ledger } from '../harness/ledger';

const ACTOR = 'correspondent-1';
const TIMEOUT_MS = 5_000;
const RETRY_DELAY_MS = 100;
const LOOK_EVERY_MS = 20;
const MAX_ATTEMPTS = 500;
const FIRST_ERROR = 400;

export interface CorrespondentParts {
  /** Of the broker. */
  readonly url: string;
  readonly ledger: Ledger;
  readonly token: (subject: string) => Promise<string>;
}

/** An officer far away who registers cases over NATS until told to stop, each under one key until it is answered. */
export class Correspondent {
  private readonly stop = new AbortController();
  private readonly working: Promise<void>;
  private registered = 0;
  /** Registrations whose outcome was unknown at least once. */
  recovered = 0;

  private constructor(
    private readonly link: NatsLink,
    private readonly ledger: Ledger,
    private readonly token: string,
  ) {
    this.working = this.run();
    this.working.catch(() => undefined);
  }

  static async start({ url, ledger, token }: CorrespondentParts): Promise<Correspondent> {
    return new Correspondent(await NatsLink.open({ url, name: ACTOR }), ledger, await token(ACTOR));
  }

  /** Waits for the answer to something that was asked after now. */
  async answered(): Promise<void> {
    const before = this.registered;
    while (this.registered < before + 2 && !this.stop.signal.aborted) await systemTimers.sleep(LOOK_EVERY_MS);
  }

  /** May be called again. */
  async end(): Promise<void> {
    this.stop.abort();
    await this.working;
    await this.link.close();
  }

  private async run(): Promise<void> {
    while (!this.stop.signal.aborted) {
      await this.register(systemIds.random());
      await systemTimers.sleep(RETRY_DELAY_MS);
    }
  }

  private async register(caseId: string): Promise<void> {
    const [command] = caseScript(caseId, caseId);
    const idempotencyKey = systemIds.random();
    const commandId = commandIdOf({ actor: ACTOR, caseId, key: idempotencyKey });
    this.ledger.asked(commandId);
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const receipt = await this.send(JSON.stringify({ caseId, body: command?.body, idempotencyKey })).catch((error: unknown) => this.ledger.unknown(`NATS ${error instanceof Error ? error.name : ''}`));
      if (receipt !== undefined) {
        this.registered += 1;
        if (attempt > 1) this.recovered += 1;
        this.ledger.answer({ commandId, caseId, unknownOutcomes: attempt - 1, receipt });
        return;
      }
      await systemTimers.sleep(RETRY_DELAY_MS);
    }
    throw new Error('A command over NATS was never answered.');
  }

  /** Undefined when nobody can say what became of it. */
  private async send(text: string): Promise<CommandReceipt | undefined> {
    const answered = await ask(this.link, commandSubjectOf('register-case'), { text, headers: { Authorization: `Bearer ${this.token}` }, timeoutMs: TIMEOUT_MS });
    if (Number(answered.header('Homeward-Status')) < FIRST_ERROR) return JSON.parse(answered.text) as CommandReceipt;
    this.ledger.unknown(`NATS ${answered.header('Homeward-Status')}`);
    return undefined;
  }
}
