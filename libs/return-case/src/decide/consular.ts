import { isCountry, isNationality } from '../countries';
import { ensureDistinct, ensureSome, ensureText } from '../input';
import type { CountryCode } from '../person';
import { ensure } from '../refusal';
import type { CommandOf, Rules } from '../rule';
import { sameContent } from '../same-content';
import type { ConsularTrack, RegisteredCase } from '../state';
import { CONSULAR_FIELDS } from '../vocabulary';
import { CONSULAR_DOCUMENT_RULES, type ConsularDocumentCommand } from './consular-documents';
import { CONTACT_GUARDS, CONTACT_PHASES, NOT_FROZEN, PAPER_PHASES } from './contact-guards';
import { withLossOf } from './gate-loss';
import { PASSPORT_RETRIEVAL_RULES, type PassportRetrievalCommand } from './passport-retrieval';

type ConsulateCommand =
  | 'StartNationalityCheck'
  | 'ConfirmNationality'
  | 'SendConsularFile'
  | 'RequestTravelDocument'
  | 'RecordConsularInterview'
  | 'RecordDocumentRefusal'
  | 'CancelDocumentRequest';
export type ConsularCommand = ConsulateCommand | ConsularDocumentCommand | PassportRetrievalCommand;

const REFUSALS_BEFORE_STATELESSNESS_REFERRAL = 2;
const REQUESTED: readonly ConsularTrack['status'][] = ['document-requested', 'interviewed'];

const CONSULATE_RULES: Rules<ConsulateCommand> = {
  StartNationalityCheck: {
    phases: PAPER_PHASES,
    guards: [NOT_FROZEN],
    repeats: ({ data }, { consular }) => sameContent(consular.nationalityCheck, data),
    decide({ data }, { consular }) {
      ensure(consular.nationality === null, 'InvalidValue', 'nationality', 'The nationality is already confirmed.');
      return [{ type: 'NationalityCheckStarted', data }];
    },
  },
  ConfirmNationality: {
    phases: PAPER_PHASES,
    guards: [NOT_FROZEN],
    repeats: ({ data }, state) => sameContent(state.consular.nationality, data),
    decide({ data }) {
      ensure(isNationality(data.state), 'InvalidValue', 'state', 'The state is an ISO 3166-1 alpha-3 or ICAO 9303 code.');
      ensureText('reference', data.reference);
      return [{ type: 'NationalityConfirmed', data }];
    },
  },
  SendConsularFile: {
    phases: CONTACT_PHASES,
    guards: CONTACT_GUARDS,
    repeats: ({ data }, { consular }) => consular.filesSent.some((sent) => sameContent(sent, data)),
    decide: sendFile,
  },
  RequestTravelDocument: {
    phases: CONTACT_PHASES,
    guards: CONTACT_GUARDS,
    repeats: ({ data }, { consular }) => REQUESTED.includes(consular.status) && sameContent(consular.request, data),
    decide({ data, context }, state) {
      ensure(isCountry(data.consulate), 'InvalidValue', 'consulate', 'The consulate is named by its state, an ISO 3166-1 alpha-3 code.');
      return withLossOf({ type: 'TravelDocumentRequested', data }, ['CONSULAR'], state, context);
    },
  },
  RecordConsularInterview: {
    phases: CONTACT_PHASES,
    guards: CONTACT_GUARDS,
    repeats: (_command, { consular }) => consular.status === 'interviewed',
    decide({ data }, { consular }) {
      ensure(consular.status === 'document-requested', 'DocumentMissing', 'consular.request', 'No travel document is requested that an interview could serve.');
      return [{ type: 'ConsularInterviewHeld', data }];
    },
  },
  RecordDocumentRefusal: {
    phases: CONTACT_PHASES,
    guards: [NOT_FROZEN],
    repeats: (_command, { consular }) => consular.status === 'refused',
    decide({ data }, { consular }) {
      ensureRequested(consular);
      const refusals = consular.refusals + 1;
      const statelessnessReferral = refusals >= REFUSALS_BEFORE_STATELESSNESS_REFERRAL;
      return [{ type: 'TravelDocumentRefused', data: { reason: data.reason, refusals, statelessnessReferral } }];
    },
  },
  CancelDocumentRequest: {
    phases: CONTACT_PHASES,
    guards: [NOT_FROZEN],
    repeats: (_command, { consular }) => consular.status === 'cancelled',
    decide({ data }, { consular }) {
      ensureRequested(consular);
      return [{ type: 'TravelDocumentRequestCancelled', data }];
    },
  },
};

export const CONSULAR_RULES: Rules<ConsularCommand> = { ...CONSULATE_RULES, ...CONSULAR_DOCUMENT_RULES, ...PASSPORT_RETRIEVAL_RULES };

/** Who the person is, and nothing else: neither why they left nor what they need. Only to a state they are said to be of. */
function sendFile({ data }: CommandOf<'SendConsularFile'>, state: RegisteredCase) {
  ensureSendable(data.fields);
  ensure(isOwnState(state, data.consulate), 'InvalidValue', 'consulate', 'A file goes only to a consulate of the person’s own state.');
  ensureText('reference', data.reference);
  return [{ type: 'ConsularFileSent' as const, data }];
}

/** Fields that may leave for the country of origin: named, each once, all of the closed list. */
export function ensureSendable(fields: readonly string[]): void {
  ensureSome('fields', fields);
  ensureDistinct('fields', fields);
  const isClosed = fields.every((field) => CONSULAR_FIELDS.some((known) => known === field));
  ensure(isClosed, 'InvalidValue', 'fields', `Only these are ever sent: ${CONSULAR_FIELDS.join(', ')}.`);
}

function isOwnState({ returnCountry, claimedNationality, consular }: RegisteredCase, consulate: CountryCode): boolean {
  return isCountry(consulate) && [returnCountry, claimedNationality, consular.nationality?.state].includes(consulate);
}

function ensureRequested({ status }: ConsularTrack): void {
  ensure(REQUESTED.includes(status), 'DocumentMissing', 'consular.request', 'No travel document is requested.');
}
