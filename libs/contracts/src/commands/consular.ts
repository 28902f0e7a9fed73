import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text } from '../texts';
import { Code, YesNo } from '../values';

export class ConfirmNationalityBody implements CommandBody<'ConfirmNationality'> {
  @Text('country')
  readonly state!: string;

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

  @Text('narrative', { optional: true, description: 'The lines of the machine-readable zone, separated by a line feed.' })
  readonly mrz?: string;
}

export class CollectTravelDocumentBody implements CommandBody<'CollectTravelDocument'> {
  @Code(v.DOCUMENT_HOLDERS)
  readonly heldBy!: v.DocumentHolder;
}

export class RecordDocumentRefusalBody implements CommandBody<'RecordDocumentRefusal'> {
  @Code(v.DOCUMENT_REFUSALS)
  readonly reason!: v.DocumentRefusal;
}

export class RequestPassportRetrievalBody implements CommandBody<'RequestPassportRetrieval'> {
  @Code(v.DOCUMENT_HOLDERS)
  readonly holder!: v.DocumentHolder;
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
}

export const CONSULAR_COMMANDS: CommandEntries<
  | 'ConfirmNationality'
  | 'RequestTravelDocument'
  | 'RecordConsularInterview'
  | 'RecordTravelDocument'
  | 'CollectTravelDocument'
  | 'RecordDocumentRefusal'
  | 'RequestPassportRetrieval'
  | 'RecoverPassport'
> = {
  ConfirmNationality: command<'ConfirmNationality'>()(ConfirmNationalityBody, 'Record that a state confirms the nationality', {
    state: 'GIN',
    reference: 'note-verbale-311',
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
  RecordDocumentRefusal: command<'RecordDocumentRefusal'>()(RecordDocumentRefusalBody, 'Record that a consulate refused', { reason: 'insufficient-evidence' }),
  RequestPassportRetrieval: command<'RequestPassportRetrieval'>()(RequestPassportRetrievalBody, 'Ask whoever holds the passport to give it back', {
    holder: 'employer',
  }),
  RecoverPassport: command<'RecoverPassport'>()(RecoverPassportBody, 'Record that the passport was given back', {
    from: 'employer',
    number: 'O0123456',
    issuer: 'GIN',
    validUntil: '2028-01-31',
  }),
};
