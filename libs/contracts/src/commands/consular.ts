import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text } from '../texts';
import { Code, Codes, YesNo } from '../values';

const NATIONALITY_BASES = ['document', 'interview', 'database'] as const;
const CANCELLATIONS = ['not-needed', 'consulate', 'person-request', 'other'] as const;
const RETRIEVAL_REFUSALS = ['debt', 'no-answer', 'lost', 'unsafe-to-ask', 'other'] as const;
const MRZ = 'The lines of the machine-readable zone, separated by a line feed.';

export class StartNationalityCheckBody implements CommandBody<'StartNationalityCheck'> {
  @Code(NATIONALITY_BASES)
  readonly basis!: (typeof NATIONALITY_BASES)[number];
}

export class ConfirmNationalityBody implements CommandBody<'ConfirmNationality'> {
  @Text('country')
  readonly state!: string;

  @Text('reference')
  readonly reference!: string;
}

export class SendConsularFileBody implements CommandBody<'SendConsularFile'> {
  @Text('country')
  readonly consulate!: string;

  @Codes(v.CONSULAR_FIELDS, { description: 'All that was sent. Nothing else about the person ever is.' })
  readonly fields!: v.ConsularField[];

  @Text('reference')
  readonly reference!: string;
}

export class RequestTravelDocumentBody implements CommandBody<'RequestTravelDocument'> {
  @Code(v.TRAVEL_DOCUMENT_TYPES)
  readonly documentType!: v.TravelDocumentType;

  @Text('country')
  readonly consulate!: string;
}

export class RecordConsularInterviewBody implements CommandBody<'RecordConsularInterview'> {
  @Code(v.COUNSELLING_MODES)
  readonly mode!: v.CounsellingMode;
}

export class RecordTravelDocumentBody implements CommandBody<'RecordTravelDocument'> {
  @Code(v.TRAVEL_DOCUMENT_TYPES)
  readonly documentType!: v.TravelDocumentType;

  @Text('country')
  readonly issuer!: string;

  @Text('line')
  readonly number!: string;

  @Text('day')
  readonly issuedOn!: string;

  @Text('day')
  readonly validUntil!: string;

  @YesNo()
  readonly singleJourney!: boolean;

  @Text('narrative', { optional: true, description: MRZ })
  readonly mrz?: string;
}

export class CollectTravelDocumentBody implements CommandBody<'CollectTravelDocument'> {
  @Code(v.DOCUMENT_HOLDERS)
  readonly heldBy!: v.DocumentHolder;
}

export class MoveDocumentBody implements CommandBody<'MoveDocument'> {
  @Text('reference', { description: '`travel-document` is the document the person travels on.' })
  readonly documentId!: string;

  @Code(v.PAPER_TYPES)
  readonly documentType!: v.PaperType;

  @Code(v.DOCUMENT_HOLDERS)
  readonly location!: v.DocumentHolder;

  @YesNo({ description: 'It has arrived there; false while it is on its way.' })
  readonly delivered!: boolean;

  @Text('reference', { optional: true })
  readonly reference?: string;
}

export class ExplainDocumentMismatchBody implements CommandBody<'ExplainDocumentMismatch'> {
  @Codes(v.IDENTITY_FIELDS)
  readonly fields!: v.IdentityField[];

  @Code(v.MISMATCH_REASONS)
  readonly reasonCode!: v.MismatchReason;

  @Text('reference')
  readonly evidenceRef!: string;
}

export class RecordDocumentRefusalBody implements CommandBody<'RecordDocumentRefusal'> {
  @Code(v.DOCUMENT_REFUSALS)
  readonly reason!: v.DocumentRefusal;
}

export class CancelDocumentRequestBody implements CommandBody<'CancelDocumentRequest'> {
  @Code(CANCELLATIONS)
  readonly reasonCode!: (typeof CANCELLATIONS)[number];
}

export class RequestPassportRetrievalBody implements CommandBody<'RequestPassportRetrieval'> {
  @Code(v.DOCUMENT_HOLDERS)
  readonly holder!: v.DocumentHolder;
}

export class RefusePassportRetrievalBody implements CommandBody<'RefusePassportRetrieval'> {
  @Code(v.DOCUMENT_HOLDERS)
  readonly holder!: v.DocumentHolder;

  @Code(RETRIEVAL_REFUSALS)
  readonly reasonCode!: (typeof RETRIEVAL_REFUSALS)[number];
}

export class RecoverPassportBody implements CommandBody<'RecoverPassport'> {
  @Code(v.DOCUMENT_HOLDERS)
  readonly from!: v.DocumentHolder;

  @Text('line')
  readonly number!: string;

  @Text('country')
  readonly issuer!: string;

  @Text('day')
  readonly validUntil!: string;

  @Text('narrative', { optional: true, description: MRZ })
  readonly mrz?: string;
}

export const CONSULAR_COMMANDS: CommandEntries<
  | 'StartNationalityCheck'
  | 'ConfirmNationality'
  | 'SendConsularFile'
  | 'RequestTravelDocument'
  | 'RecordConsularInterview'
  | 'RecordTravelDocument'
  | 'CollectTravelDocument'
  | 'MoveDocument'
  | 'ExplainDocumentMismatch'
  | 'RecordDocumentRefusal'
  | 'CancelDocumentRequest'
  | 'RequestPassportRetrieval'
  | 'RefusePassportRetrieval'
  | 'RecoverPassport'
> = {
  StartNationalityCheck: command<'StartNationalityCheck'>()(StartNationalityCheckBody, 'Begin to find out whose national the person is', { basis: 'interview' }),
  ConfirmNationality: command<'ConfirmNationality'>()(ConfirmNationalityBody, 'Record that a state confirms the nationality', {
    state: 'GIN',
    reference: 'note-verbale-311',
  }),
  SendConsularFile: command<'SendConsularFile'>()(SendConsularFileBody, 'Record which identity fields a consulate was sent', {
    consulate: 'GIN',
    fields: ['name', 'birth-date', 'nationality', 'photo'],
    reference: 'file-311',
  }),
  RequestTravelDocument: command<'RequestTravelDocument'>()(RequestTravelDocumentBody, 'Ask a consulate for a travel document', {
    documentType: 'laissez-passer',
    consulate: 'GIN',
  }),
  RecordConsularInterview: command<'RecordConsularInterview'>()(RecordConsularInterviewBody, 'Record the interview at the consulate', { mode: 'in-person' }),
  RecordTravelDocument: command<'RecordTravelDocument'>()(RecordTravelDocumentBody, 'Record the document that was issued', {
    documentType: 'laissez-passer',
    issuer: 'GIN',
    number: 'LP0042',
    issuedOn: '2026-04-20',
    validUntil: '2026-07-20',
    singleJourney: true,
  }),
  CollectTravelDocument: command<'CollectTravelDocument'>()(CollectTravelDocumentBody, 'Record who holds the document now', { heldBy: 'us' }),
  MoveDocument: command<'MoveDocument'>()(MoveDocumentBody, 'Record where a paper is now', {
    documentId: 'birth-certificate-1',
    documentType: 'birth-certificate',
    location: 'relative',
    delivered: true,
  }),
  ExplainDocumentMismatch: command<'ExplainDocumentMismatch'>()(ExplainDocumentMismatchBody, 'Say why the document and the identity on file differ', {
    fields: ['name'],
    reasonCode: 'transliteration',
    evidenceRef: 'consulate-letter-7',
  }),
  RecordDocumentRefusal: command<'RecordDocumentRefusal'>()(RecordDocumentRefusalBody, 'Record that a consulate refused', { reason: 'insufficient-evidence' }),
  CancelDocumentRequest: command<'CancelDocumentRequest'>()(CancelDocumentRequestBody, 'End a request for a travel document', { reasonCode: 'not-needed' }),
  RequestPassportRetrieval: command<'RequestPassportRetrieval'>()(RequestPassportRetrievalBody, 'Ask whoever holds the passport to give it back', {
    holder: 'employer',
  }),
  RefusePassportRetrieval: command<'RefusePassportRetrieval'>()(RefusePassportRetrievalBody, 'Record that whoever holds the passport keeps it', {
    holder: 'employer',
    reasonCode: 'debt',
  }),
  RecoverPassport: command<'RecoverPassport'>()(RecoverPassportBody, 'Record that the passport was given back', {
    from: 'employer',
    number: 'O0123456',
    issuer: 'GIN',
    validUntil: '2028-01-31',
  }),
};
