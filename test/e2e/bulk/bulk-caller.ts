import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { findCommand } from '@homeward/contracts';
import { systemTimers } from '@homeward/platform';
import type { Role } from '@homeward/return-case';
import { type Answer, ApiCaller } from '../commands/caller';
import type { CommandSystem } from '../commands/command-system';

const PATH = '/v1/bulk-operations';
const MAX_LOOKS = 2_000;
const LOOK_EVERY_MS = 20;
const TOGETHER = 32;

export interface JobBody {
  readonly id: string;
  readonly status: string;
  readonly found: number;
  readonly recorded: number;
  readonly skipped: number;
  readonly refused: number;
  readonly refusals: readonly { readonly caseId: string; readonly code: string }[];
  readonly lostGates: readonly { readonly gate: string; readonly cases: number }[];
  readonly coveredPosition?: string;
}

/** Somebody who asks one thing of many cases, and waits for what becomes of it. */
export class BulkCaller {
  private constructor(
    private readonly system: CommandSystem,
    readonly api: ApiCaller,
  ) {}

  static async as(system: CommandSystem, role: Role, { app = system.app, ...place }: { readonly app?: NestFastifyApplication; readonly office?: string; readonly subject?: string } = {}): Promise<BulkCaller> {
    return new BulkCaller(system, await ApiCaller.as({ ...system, app }, role, place));
  }

  start(body: object, key: string | undefined = this.system.ids.random()): Promise<Answer> {
    return this.api.send('POST', PATH, JSON.stringify(body), { 'content-type': 'application/json', ...(key === '' ? {} : { 'idempotency-key': key }) });
  }

  cancel(id: string): Promise<Answer> {
    return this.api.send('POST', `${PATH}/${id}/cancel`);
  }

  async job(id: string): Promise<JobBody> {
    return (await this.api.get(`${PATH}/${id}`)).body as unknown as JobBody;
  }

  /** Starts a job and follows it to its end. */
  async finished(body: object): Promise<JobBody> {
    const accepted = await this.start(body);
    if (accepted.status !== 202) throw new Error(`Not accepted: ${accepted.text}`);
    return this.until(String(accepted.body['id']), ({ status }) => status !== 'waiting' && status !== 'running');
  }

  /** Looks until the job is as wanted, without taking the time of what it waits for. */
  async until(id: string, wanted: (job: JobBody) => boolean): Promise<JobBody> {
    for (let look = 0; look < MAX_LOOKS; look += 1) {
      await systemTimers.sleep(LOOK_EVERY_MS);
      const job = await this.job(id);
      if (wanted(job)) return job;
    }
    throw new Error('The bulk operation does not come that far.');
  }
}

/** Registers so many people who are alike but for themselves. Answers the ids of their cases. */
export async function registerCases(system: CommandSystem, officer: ApiCaller, count: number, alike: object): Promise<readonly string[]> {
  const caseIds = Array.from({ length: count }, () => system.ids.random());
  for (let start = 0; start < count; start += TOGETHER) {
    const answers = await Promise.all(
      caseIds.slice(start, start + TOGETHER).map((caseId) => {
        const person = { personRef: system.ids.random(), name: { full: `Person ${caseId}` } };
        return officer.command(caseId, 'register-case', { ...findCommand('register-case')?.example, ...alike, ...person });
      }),
    );
    const failed = answers.find(({ status }) => status !== 201);
    if (failed !== undefined) throw new Error(`Not registered: ${failed.text}`);
  }
  return caseIds;
}
