import { isErased } from '@homeward/decider';
import { isCountry, isNationality } from '../countries';
import { isCalendarDate } from '../dates';
import { todayOf } from '../guards';
import type { ReturnCaseFact } from '../events';
import { findMachineReadableZone, hasExpiry, hasIssuer, isSameDocumentNumber } from '../mrz';
import type { CalendarDate, CountryCode } from '../person';
import { PREPARING_TO_VERIFIED } from '../phases';
import { ensure, refuseAll } from '../refusal';
import type { CommandOf, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { ConsularTrack, RegisteredCase, TravelDocument } from '../state';
import type { DocumentHolder, Phase } from '../vocabulary';
import { CONTACT_GUARDS, NOT_FROZEN } from './contact-guards';
import { gatesLostBy, lossOf } from './gate-loss';

export type ConsularCommand = 'ConfirmNationality' | 'RequestTravelDocument' | 'RecordConsularInterview' | 'RecordTravelDocument' | 'CollectTravelDocument' | 'RecordDocumentRefusal' | 'RequestPassportRetrieval' | 'RecoverPassport';

/** A halted case is named too: it is the freeze that must be answered there, not the phase. */
const CONTACT_PHASES: readonly Phase[] = [...PREPARING_TO_VERIFIED, 'asylum-halt'];
/** Own papers and an answer on nationality feed the checks of the due diligence, so they may come before it. */
const PAPER_PHASES: readonly Phase[] = ['assessing', 'ddp-review', ...CONTACT_PHASES];

const REFUSALS_BEFORE_STATELESSNESS_REFERRAL = 2;
const IN_HAND: readonly DocumentHolder[] = ['us', 'person'];
/** Holders from whom a document can be asked back. */
const ASKABLE: readonly DocumentHolder[] = ['employer', 'police', 'smuggler', 'embassy', 'relative'];
const REQUESTED: readonly ConsularTrack['status'][] = ['document-requested', 'interviewed'];

export const CONSULAR_RULES: Rules<ConsularCommand> = {
  ConfirmNationality: {
    phases: PAPER_PHASES,
    guards: [NOT_FROZEN],
    repeats: ({ data }, state) => sameContent(state.consular.nationality, data),
    decide({ data }) {
      ensure(isNationality(data.state), 'InvalidValue', 'state', 'The state is an ISO 3166-1 alpha-3 or ICAO 9303 code.');
      ensure(data.reference.trim() !== '', 'InvalidValue', 'reference', 'A confirmation names its reference.');
      return [{ type: 'NationalityConfirmed', data }];
    },
  },
  RequestTravelDocument: {
    phases: CONTACT_PHASES,
    guards: CONTACT_GUARDS,
    repeats: ({ data }, { consular }) => REQUESTED.includes(consular.status) && sameContent(consular.request, data),
    decide(command, state) {
      const { data } = command;
      ensure(isCountry(data.consulate), 'InvalidValue', 'consulate', 'The consulate is named by its state, an ISO 3166-1 alpha-3 code.');
      return withLosses(command, state, { type: 'TravelDocumentRequested', data }, { request: data, status: 'document-requested' });
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
  RecordTravelDocument: {
    phases: PAPER_PHASES,
    guards: [NOT_FROZEN],
    repeats: ({ data }, { consular }) => isSameDocument(consular.document, { ...data, type: data.documentType }),
    decide: recordTravelDocument,
  },
  CollectTravelDocument: {
    phases: PAPER_PHASES,
    guards: [NOT_FROZEN],
    repeats: ({ data }, { consular }) => consular.status === 'collected' && consular.document?.heldBy === data.heldBy,
    decide({ data, context }, { consular }) {
      ensure(consular.document !== null, 'DocumentMissing', 'consular.document', 'There is no travel document to collect.');
      ensure(IN_HAND.includes(data.heldBy), 'InvalidValue', 'heldBy', 'A collected document is with the person or with us.');
      ensureInDate(consular.document.validUntil, todayOf(context));
      return [{ type: 'TravelDocumentCollected', data }];
    },
  },
  RecordDocumentRefusal: {
    phases: CONTACT_PHASES,
    guards: [NOT_FROZEN],
    repeats: (_command, { consular }) => consular.status === 'refused',
    decide({ data }, { consular }) {
      ensure(REQUESTED.includes(consular.status), 'DocumentMissing', 'consular.request', 'No travel document is requested that could be refused.');
      const refusals = consular.refusals + 1;
      const statelessnessReferral = refusals >= REFUSALS_BEFORE_STATELESSNESS_REFERRAL;
      return [{ type: 'TravelDocumentRefused', data: { reason: data.reason, refusals, statelessnessReferral } }];
    },
  },
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
  RecoverPassport: {
    phases: PAPER_PHASES,
    guards: [NOT_FROZEN],
    repeats: ({ data }, { consular }) => consular.status === 'collected' && isSameDocument(consular.document, { ...data, type: 'passport' }),
    decide(command, state) {
      const { data } = command;
      ensureDocument(data, todayOf(command.context));
      const document: TravelDocument = { type: 'passport', issuer: data.issuer, validUntil: data.validUntil, number: data.number, heldBy: 'us' };
      return withLosses(command, state, { type: 'PassportRecovered', data }, { document, status: 'collected' });
    },
  },
};

function recordTravelDocument(command: CommandOf<'RecordTravelDocument'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  const { documentType, issuer, number, issuedOn, validUntil, singleJourney, mrz } = command.data;
  const today = todayOf(command.context);
  ensureDocument(command.data, today);
  ensure(isCalendarDate(issuedOn), 'InvalidValue', 'issuedOn', 'The day of issue is a calendar date.');
  ensure(issuedOn <= today, 'DocumentInvalid', 'issuedOn', 'A document is not issued in the future.');
  ensure(issuedOn < validUntil, 'DocumentInvalid', 'validUntil', 'A document ends after it is issued.');
  if (mrz !== undefined) ensureMatches(mrz, command.data);
  const mrzChecked = mrz === undefined ? undefined : true;
  const data = present({ documentType, issuer, issuedOn, validUntil, singleJourney, mrzChecked, number, mrz });
  const document: TravelDocument = { type: documentType, issuer, validUntil, number, heldBy: null };
  return withLosses(command, state, { type: 'TravelDocumentIssued', data }, { document, status: 'issued' });
}

function ensureDocument(document: { readonly number: string; readonly issuer: CountryCode; readonly validUntil: CalendarDate }, today: CalendarDate): void {
  ensure(document.number.trim() !== '', 'InvalidValue', 'number', 'A travel document has a number.');
  ensure(isNationality(document.issuer), 'InvalidValue', 'issuer', 'The issuer is an ISO 3166-1 alpha-3 or ICAO 9303 code.');
  ensure(isCalendarDate(document.validUntil), 'InvalidValue', 'validUntil', 'The end of validity is a calendar date.');
  ensureInDate(document.validUntil, today);
}

function ensureInDate(validUntil: CalendarDate, today: CalendarDate): void {
  ensure(validUntil >= today, 'DocumentInvalid', 'validUntil', 'The travel document has expired.');
}

/** The typed fields are compared with the printed zone, never corrected from it: which of the two is wrong is for a person to see. */
function ensureMatches(mrz: string, { number, validUntil, issuer }: CommandOf<'RecordTravelDocument'>['data']): void {
  const zone = findMachineReadableZone(mrz);
  ensure(zone !== undefined, 'DocumentInvalid', 'mrz', 'The machine-readable zone is not sound by the check digits of ICAO 9303.');
  ensure(isSameDocumentNumber(zone.number, number), 'IdentityMismatch', 'number', 'The number differs from the machine-readable zone.');
  ensure(hasExpiry(zone, validUntil), 'IdentityMismatch', 'validUntil', 'The end of validity differs from the machine-readable zone.');
  ensure(hasIssuer(zone, issuer), 'IdentityMismatch', 'issuer', 'The issuer differs from the machine-readable zone.');
}

function isSameDocument(held: TravelDocument | null, asked: Omit<TravelDocument, 'heldBy' | 'number'> & { readonly number: string }): boolean {
  if (held === null || isErased(held.number)) return false;
  return held.type === asked.type && held.issuer === asked.issuer && held.validUntil === asked.validUntil && held.number === asked.number;
}

/** Another document in the place of the one a seat was booked on closes the gate until it is in hand. */
function withLosses(
  { context }: CommandOf<ConsularCommand>,
  state: RegisteredCase,
  fact: ReturnCaseFact,
  change: Partial<ConsularTrack>,
): readonly ReturnCaseFact[] {
  const next = { ...state, consular: { ...state.consular, ...change } };
  const lost = gatesLostBy(next, context).filter(({ gate }) => gate === 'CONSULAR');
  return [fact, ...lossOf(state, lost)];
}
