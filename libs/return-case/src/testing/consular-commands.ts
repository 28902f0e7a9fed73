import type { CommandContext, CommandData, ReturnCaseCommand, ReturnCaseCommandType } from '../commands';
import { asLiaison, asReceiving, command, PEOPLE } from './context';
import { LATER_DAYS } from './later-commands';

/** Commands of the consular and clearance tracks that the rules accept from a prepared case, each with the field a test is about replaced. */

type Changes<Type extends ReturnCaseCommandType> = Partial<CommandData<Type>>;
type CommandFor<Type extends ReturnCaseCommandType> = Extract<ReturnCaseCommand, { type: Type }>;

const LIAISON = asLiaison(LATER_DAYS.prepared);

/** The specimen's layout with a Nigerian issuer and a later end, its check digits computed anew: Adaeze, born on 1 May 1996, female. */
export const PASSPORT_MRZ = 'P<NGAADAEZE<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nL898902C36NGA9605017F2806158<<<<<<<<<<<<<<08';
export const PASSPORT = { documentType: 'passport', issuer: 'NGA', number: 'L898902C3', validUntil: '2028-06-15', mrz: PASSPORT_MRZ } as const;

export const startNationalityCheck = (changes: Changes<'StartNationalityCheck'> = {}, context: CommandContext = LIAISON): CommandFor<'StartNationalityCheck'> =>
  command('StartNationalityCheck', { basis: 'document', ...changes }, context);

export const sendFile = (changes: Changes<'SendConsularFile'> = {}, context: CommandContext = LIAISON): CommandFor<'SendConsularFile'> =>
  command('SendConsularFile', { consulate: 'NGA', fields: ['name', 'photo'], reference: 'file-9', ...changes }, context);

export const cancelDocument = (changes: Changes<'CancelDocumentRequest'> = {}, context: CommandContext = LIAISON): CommandFor<'CancelDocumentRequest'> =>
  command('CancelDocumentRequest', { reasonCode: 'not-needed', ...changes }, context);

export const moveDocument = (changes: Changes<'MoveDocument'> = {}, context: CommandContext = LIAISON): CommandFor<'MoveDocument'> =>
  command('MoveDocument', { documentId: 'birth-certificate-1', documentType: 'birth-certificate', location: 'relative', delivered: true, ...changes }, context);

export const explain = (changes: Changes<'ExplainDocumentMismatch'> = {}, context: CommandContext = LIAISON): CommandFor<'ExplainDocumentMismatch'> =>
  command('ExplainDocumentMismatch', { fields: ['name'], reasonCode: 'transliteration', evidenceRef: 'letter-3', ...changes }, context);

export const keepPassport = (changes: Changes<'RefusePassportRetrieval'> = {}, context: CommandContext = LIAISON): CommandFor<'RefusePassportRetrieval'> =>
  command('RefusePassportRetrieval', { holder: 'employer', reasonCode: 'debt', ...changes }, context);

export const recoverPassport = (changes: Changes<'RecoverPassport'> = {}, context: CommandContext = LIAISON): CommandFor<'RecoverPassport'> =>
  command('RecoverPassport', { from: 'employer', number: 'A00112233', issuer: 'NGA', validUntil: '2027-01-01', ...changes }, context);

export const askBack = (changes: Changes<'RecordCooQuery'> = {}, context: CommandContext = LIAISON): CommandFor<'RecordCooQuery'> =>
  command('RecordCooQuery', { question: 'Which district?', dueOn: '2026-03-16', ...changes }, context);

export const answerQuery = (changes: Changes<'AnswerCooQuery'> = {}, context: CommandContext = LIAISON): CommandFor<'AnswerCooQuery'> =>
  command('AnswerCooQuery', { fields: ['birth-place'], reference: 'answer-1', ...changes }, context);

export const declineReception = (changes: Changes<'DeclineReception'> = {}, context: CommandContext = asReceiving(LATER_DAYS.cleared)): CommandFor<'DeclineReception'> =>
  command('DeclineReception', { reasonCode: 'full', ...changes }, context);

export const remoteSession = (changes: Changes<'RecordRemoteSession'> = {}, context: CommandContext = asReceiving(LATER_DAYS.prepared)): CommandFor<'RecordRemoteSession'> =>
  command(
    'RecordRemoteSession',
    { mode: 'video', language: 'ibo', cooStaffRef: PEOPLE.receiving, interpreterRelation: 'none', attendance: 'individual', authoritiesPresent: false, topics: ['housing'], ...changes },
    context,
  );
