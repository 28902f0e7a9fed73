import { isErased } from '@homeward/decider';
import { isCalendarDate, isChildOn } from '../dates';
import type { ReturnCaseFact } from '../events';
import { todayOf } from '../guards';
import { ensureDistinct, ensureSome, ensureText } from '../input';
import { birthOf, findMachineReadableZone } from '../mrz';
import { goesToEmbassy, IN_HAND, isThere, TRAVEL_DOCUMENT } from '../papers';
import type { CalendarDate } from '../person';
import { OPEN_PHASES } from '../phases';
import { ensure, refuseAll } from '../refusal';
import type { CommandOf, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import type { IdentityField, MismatchReason } from '../vocabulary';
import { CONTACT_GUARDS, NOT_FROZEN, PAPER_PHASES } from './contact-guards';
import { withLossOf } from './gate-loss';
import { ensureDocument, ensureInDate, isOnFile, zoneFacts } from './travel-document';

export type ConsularDocumentCommand = 'RecordTravelDocument' | 'CollectTravelDocument' | 'MoveDocument' | 'ExplainDocumentMismatch';

/** What each reason can explain; an error of the issuer can be in any field. */
const EXPLAINS: Readonly<Record<MismatchReason, readonly IdentityField[]>> = {
  transliteration: ['name'],
  'married-name': ['name'],
  'estimated-birth-date': ['birth-date'],
  'dual-nationality': ['nationality'],
  'error-of-issuer': ['name', 'birth-date', 'sex', 'nationality'],
};

export const CONSULAR_DOCUMENT_RULES: Rules<ConsularDocumentCommand> = {
  RecordTravelDocument: {
    phases: PAPER_PHASES,
    guards: [NOT_FROZEN],
    repeats: ({ data }, { consular }) => isOnFile(consular.document, { ...data, type: data.documentType }),
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
  MoveDocument: {
    phases: OPEN_PHASES,
    guards: [],
    repeats: ({ data }, { consular }) => isThere(consular, data),
    decide: moveDocument,
  },
  ExplainDocumentMismatch: {
    phases: PAPER_PHASES,
    guards: [NOT_FROZEN],
    repeats: ({ data }, { consular }) => sameContent(consular.explained, data),
    decide: explainMismatch,
  },
};

/** Another document in the place of the one a seat was booked on closes the gate until it is in hand. */
function recordTravelDocument({ data, context }: CommandOf<'RecordTravelDocument'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  const { documentType, issuer, number, issuedOn, validUntil, singleJourney, mrz } = data;
  const today = todayOf(context);
  ensureDocument(data, today);
  ensure(isCalendarDate(issuedOn), 'InvalidValue', 'issuedOn', 'The day of issue is a calendar date.');
  ensure(issuedOn <= today, 'DocumentInvalid', 'issuedOn', 'A document is not issued in the future.');
  ensure(issuedOn < validUntil, 'DocumentInvalid', 'validUntil', 'A document ends after it is issued.');
  const issued = present({ documentType, issuer, issuedOn, validUntil, singleJourney, ...zoneFacts(data, state, today), number, mrz });
  return withLossOf({ type: 'TravelDocumentIssued', data: issued }, ['CONSULAR'], state, context);
}

/** Where a paper is gets written down in any case that is open; handing it to an embassy tells the country of origin. */
function moveDocument({ data, context }: CommandOf<'MoveDocument'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  ensureText('documentId', data.documentId);
  ensure(data.location !== 'lost' || !data.delivered, 'InvalidValue', 'delivered', 'A lost document is delivered nowhere.');
  if (goesToEmbassy(state.consular, data)) refuseAll(CONTACT_GUARDS.flatMap((guard) => guard(state, context) ?? []));
  if (data.documentId === TRAVEL_DOCUMENT) ensureIsTravelDocument(data, state, todayOf(context));
  return withLossOf({ type: 'DocumentMoved', data: present(data) }, ['CONSULAR'], state, context);
}

function ensureIsTravelDocument(data: CommandOf<'MoveDocument'>['data'], { consular: { document } }: RegisteredCase, today: CalendarDate): void {
  ensure(document !== null, 'DocumentMissing', 'consular.document', 'There is no travel document to move.');
  ensure(document.type === data.documentType, 'InvalidValue', 'documentType', 'The travel document is of another type.');
  if (data.delivered && IN_HAND.includes(data.location)) ensureInDate(document.validUntil, today);
}

function explainMismatch({ data, context }: CommandOf<'ExplainDocumentMismatch'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  const { fields, reasonCode, evidenceRef } = data;
  ensureSome('fields', fields);
  ensureDistinct('fields', fields);
  ensureText('evidenceRef', evidenceRef);
  const open = state.consular.mismatches;
  ensure(fields.every((field) => open.includes(field)), 'InvalidValue', 'fields', `Only what differs is explained: ${open.join(', ') || 'nothing differs'}.`);
  ensure(fields.every((field) => EXPLAINS[reasonCode].includes(field)), 'InvalidValue', 'reasonCode', `${reasonCode} explains only: ${EXPLAINS[reasonCode].join(', ')}.`);
  const isExplained = !fields.includes('birth-date') || !isChildByDocumentOnly(state, todayOf(context));
  ensure(isExplained, 'IdentityMismatch', 'birth-date', 'By the document the person is a child. That is not explained: the identity is corrected, or the document replaced.');
  return [{ type: 'DocumentMismatchExplained', data }];
}

/** A child must not go the way of adults because somebody found a reason why the document is wrong. */
function isChildByDocumentOnly(state: RegisteredCase, today: CalendarDate): boolean {
  const mrz = state.consular.document?.mrz;
  const zone = mrz && !isErased(mrz) ? findMachineReadableZone(mrz) : undefined;
  const birth = zone && birthOf(zone, today);
  return birth !== undefined && isChildOn(birth, today) && !isChildOn(state.birthDate, today);
}
