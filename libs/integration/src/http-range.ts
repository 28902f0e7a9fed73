import type { FetchRange } from './integration-feed';
import { type IntegrationEvent, parseIntegrationEvent } from './integration-event';

/** Events asked for at once: what the API answers at most. */
export const MAX_HTTP_EVENTS = 500;
const ANSWER_WITHIN_MS = 30_000;

export interface HttpRangeOptions {
  /** Where the API answers, without a slash at the end. */
  readonly url: string;
  /** A token of the role `other-system`, asked for before every request. */
  readonly token: () => Promise<string>;
}

/** The API did not answer with events. Receive the message that showed the gap again. */
export class RangeRefused extends Error {
  override readonly name = 'RangeRefused';

  constructor(readonly status: number) {
    super(`The API answered ${status} to the question for missing events.`);
  }
}

/** Fills the gaps of an `IntegrationFeed` over HTTP, for readers outside who reach no database. */
export function rangeOverHttp({ url, token }: HttpRangeOptions): FetchRange {
  return async ({ sequence: after }, last) => {
    const events: IntegrationEvent[] = [];
    while (after + events.length < last) {
      const from = after + events.length;
      const answer = await fetch(`${url}/v1/integration/events?after=${from}&limit=${Math.min(last - from, MAX_HTTP_EVENTS)}`, {
        headers: { authorization: `Bearer ${await token()}` },
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      if (!answer.ok) throw new RangeRefused(answer.status);
      const page = (await answer.json()) as readonly unknown[];
      if (page.length === 0) break;
      events.push(...page.map((event) => parseIntegrationEvent(JSON.stringify(event))));
    }
    return events;
  };
}
