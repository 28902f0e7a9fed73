import { todayOf } from '../guards';
import { ensure, refuseAll } from '../refusal';
import type { Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { DocumentHolder } from '../vocabulary';
import { CONTACT_GUARDS, NOT_FROZEN, PAPER_PHASES } from './contact-guards';
import { withLossOf } from './gate-loss';
import { ensureDocument, isOnFile, zoneFacts } from './travel-document';

export type PassportRetrievalCommand = 'RequestPassportRetrieval' | 'RefusePassportRetrieval' | 'RecoverPassport';

/** Holders from whom a document can be asked back. */
const ASKABLE: readonly DocumentHolder[] = ['employer', 'police', 'smuggler', 'embassy', 'relative'];

/** A passport that somebody else keeps: asked back, and given back or not. */
export const PASSPORT_RETRIEVAL_RULES: Rules<PassportRetrievalCommand> = {
  RequestPassportRetrieval: {
    phases: PAPER_PHASES,
    guards: [NOT_FROZEN],
    repeats: ({ data }, { consular }) => consular.retrievalFrom === data.holder,
    decide({ data, context }, state) {
      ensure(ASKABLE.includes(data.holder), 'InvalidValue', 'holder', 'A passport is asked back from somebody else who holds it.');
      // Asking the embassy tells the country of origin, so it needs what any other contact with it needs.
      if (data.holder === 'embassy') refuseAll(CONTACT_GUARDS.flatMap((guard) => guard(state, context) ?? []));
      return [{ type: 'PassportRetrievalRequested', data }];
    },
  },
  RefusePassportRetrieval: {
    phases: PAPER_PHASES,
    guards: [NOT_FROZEN],
    repeats: ({ data }, { consular }) => sameContent(consular.retrievalRefused, data),
    decide({ data }, { consular }) {
      ensure(consular.retrievalFrom === data.holder, 'InvalidValue', 'holder', 'Nobody has asked this holder for the passport.');
      return [{ type: 'PassportRetrievalRefused', data }];
    },
  },
  RecoverPassport: {
    phases: PAPER_PHASES,
    guards: [NOT_FROZEN],
    repeats: ({ data }, { consular }) => consular.status === 'collected' && isOnFile(consular.document, { ...data, type: 'passport' }),
    decide({ data, context }, state) {
      const { from, number, issuer, validUntil, mrz } = data;
      const today = todayOf(context);
      ensureDocument(data, today);
      const recovered = present({ from, validUntil, issuer, ...zoneFacts(data, state, today), number, mrz });
      return withLossOf({ type: 'PassportRecovered', data: recovered }, ['CONSULAR'], state, context);
    },
  },
};
