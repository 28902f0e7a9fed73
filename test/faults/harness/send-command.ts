import type { CommandReceipt, ProblemDocument } from '@homeward/contracts';

const TIMEOUT_MS = 8_000;
const FIRST_SERVER_ERROR = 500;
const TOO_MANY_REQUESTS = 429;

export interface SentCommand {
  readonly url: string;
  readonly token: string;
  readonly caseId: string;
  readonly name: string;
  readonly body: unknown;
  readonly key: string;
  /** Absent where a case is registered. */
  readonly revision?: number | undefined;
}

/** What became of one request; unknown when nobody can say whether it was recorded. */
export type Outcome =
  | { readonly kind: 'acknowledged'; readonly receipt: CommandReceipt; readonly isReplay: boolean }
  | { readonly kind: 'refused'; readonly status: number; readonly problem: ProblemDocument }
  | { readonly kind: 'unknown'; readonly why: string };

/** Sends a command once. */
export async function sendCommand({ url, token, caseId, name, body, key, revision }: SentCommand): Promise<Outcome> {
  try {
    const answer = await fetch(`${url}/v1/cases/${caseId}/commands/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': key, ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { status } = answer;
    const document: unknown = await answer.json();
    if (answer.ok) return { kind: 'acknowledged', receipt: document as CommandReceipt, isReplay: answer.headers.get('idempotency-replayed') === 'true' };
    const problem = document as ProblemDocument;
    if (status >= FIRST_SERVER_ERROR || status === TOO_MANY_REQUESTS) return { kind: 'unknown', why: `${status} ${problem.code}` };
    return { kind: 'refused', status, problem };
  } catch (error) {
    return { kind: 'unknown', why: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'connection' };
  }
}
