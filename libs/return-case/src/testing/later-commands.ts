import type { CommandContext, CommandData, ReturnCaseCommand, ReturnCaseCommandType } from '../commands';
import { asDoctor, asLiaison, asLogistics, asMonitoring, asOfficer, asReceiving, asSenior, command, PEOPLE } from './context';

/** Commands from the preparation to the follow-up that the rules accept, each with the field a test is about replaced. */

/** The doctor looks late and the booking comes soon, so that everything is in date on the day of travel. */
export const LATER_DAYS = {
  prepared: '2026-03-12T08:00:00.000Z',
  cleared: '2026-03-18T08:00:00.000Z',
  booked: '2026-03-20T08:00:00.000Z',
  /** 49 hours before departure. */
  verified: '2026-03-25T09:00:00.000Z',
  checked: '2026-03-26T08:00:00.000Z',
  departs: '2026-03-27T10:00:00.000Z',
  arrives: '2026-03-27T16:00:00.000Z',
  confirmed: '2026-03-27T17:00:00.000Z',
  monthOne: '2026-04-28T08:00:00.000Z',
  monthThree: '2026-06-29T08:00:00.000Z',
  closed: '2026-07-01T08:00:00.000Z',
} as const;

export const TRAVEL_DATE = '2026-03-27';
export const DOCUMENT_NUMBER = 'LP0042871';
export const FLIGHT = '8U-412';

type Changes<Type extends ReturnCaseCommandType> = Partial<CommandData<Type>>;
type CommandFor<Type extends ReturnCaseCommandType> = Extract<ReturnCaseCommand, { type: Type }>;

export const confirmNationality = (changes: Changes<'ConfirmNationality'> = {}, context: CommandContext = asLiaison(LATER_DAYS.prepared)): CommandFor<'ConfirmNationality'> =>
  command('ConfirmNationality', { state: 'NGA', reference: 'nationality-7', ...changes }, context);

export const requestDocument = (changes: Changes<'RequestTravelDocument'> = {}, context: CommandContext = asLiaison(LATER_DAYS.prepared)): CommandFor<'RequestTravelDocument'> =>
  command('RequestTravelDocument', { documentType: 'laissez-passer', consulate: 'NGA', ...changes }, context);

export const interview = (context: CommandContext = asLiaison(LATER_DAYS.prepared)): CommandFor<'RecordConsularInterview'> =>
  command('RecordConsularInterview', { mode: 'video' }, context);

export const issueDocument = (changes: Changes<'RecordTravelDocument'> = {}, context: CommandContext = asLiaison(LATER_DAYS.prepared)): CommandFor<'RecordTravelDocument'> =>
  command(
    'RecordTravelDocument',
    { documentType: 'laissez-passer', issuer: 'NGA', number: DOCUMENT_NUMBER, issuedOn: '2026-03-11', validUntil: '2026-06-11', singleJourney: true, ...changes },
    context,
  );

export const collectDocument = (changes: Changes<'CollectTravelDocument'> = {}, context: CommandContext = asLiaison(LATER_DAYS.prepared)): CommandFor<'CollectTravelDocument'> =>
  command('CollectTravelDocument', { heldBy: 'us', ...changes }, context);

export const assessFitness = (changes: Changes<'AssessFitness'> = {}, context: CommandContext = asDoctor(LATER_DAYS.cleared)): CommandFor<'AssessFitness'> =>
  command('AssessFitness', { outcome: 'FIT', escort: 'none', specialServices: [], ...changes }, context);

export const requestClearance = (changes: Changes<'RequestCooClearance'> = {}, context: CommandContext = asLiaison(LATER_DAYS.prepared)): CommandFor<'RequestCooClearance'> =>
  command('RequestCooClearance', { governmentRequestRef: 'note-verbale-12', ...changes }, context);

export const clear = (changes: Changes<'RecordCooClearance'> = {}, context: CommandContext = asLiaison(LATER_DAYS.cleared)): CommandFor<'RecordCooClearance'> =>
  command('RecordCooClearance', { reference: 'clearance-3', validUntil: '2026-05-18', ...changes }, context);

export const confirmReception = (changes: Changes<'ConfirmReception'> = {}, context: CommandContext = asReceiving(LATER_DAYS.cleared)): CommandFor<'ConfirmReception'> =>
  command('ConfirmReception', { caseworker: PEOPLE.receiving, services: ['reception', 'onward-transport'], onwardTransport: true, ...changes }, context);

export const evaluate = (travelDate: string = TRAVEL_DATE, context: CommandContext = asOfficer(LATER_DAYS.cleared)): CommandFor<'EvaluateGates'> =>
  command('EvaluateGates', { travelDate }, context);

export const book = (changes: Changes<'BookTravel'> = {}, context: CommandContext = asLogistics(LATER_DAYS.booked)): CommandFor<'BookTravel'> =>
  command(
    'BookTravel',
    {
      departsAt: LATER_DAYS.departs,
      arrivesAt: LATER_DAYS.arrives,
      transport: 'air',
      carrier: 'Afriqiyah',
      flight: FLIGHT,
      from: 'MJI',
      to: 'LOS',
      escort: 'none',
      specialServices: [],
      fundingRef: 'project-9/line-2',
      bookingReference: 'QX7R2P',
      ...changes,
    },
    context,
  );

export const manifest = (changes: Changes<'AddToManifest'> = {}, context: CommandContext = asLogistics(LATER_DAYS.booked)): CommandFor<'AddToManifest'> =>
  command('AddToManifest', { flight: FLIGHT, line: 12, version: 1, documentNumber: DOCUMENT_NUMBER, ...changes }, context);

export const verify = (changes: Changes<'VerifyPreDeparture'> = {}, context: CommandContext = asOfficer(LATER_DAYS.verified)): CommandFor<'VerifyPreDeparture'> =>
  command('VerifyPreDeparture', { voluntary: true, alone: true, language: 'ibo', identityMatch: true, documentInHand: true, measuresDone: true, ...changes }, context);

export const checkBeforeEmbarkation = (
  changes: Changes<'RecordPreEmbarkationCheck'> = {},
  context: CommandContext = asDoctor(LATER_DAYS.checked),
): CommandFor<'RecordPreEmbarkationCheck'> => command('RecordPreEmbarkationCheck', { result: 'pass', ...changes }, context);

export const handOver = (
  changes: Changes<'HandOverForDeparture'> = {},
  context: CommandContext = asLogistics(LATER_DAYS.departs),
): CommandFor<'HandOverForDeparture'> =>
  command('HandOverForDeparture', { flight: FLIGHT, departedAt: LATER_DAYS.departs, handedOverTo: 'border-police-mji', documentNumber: DOCUMENT_NUMBER, ...changes }, context);

export const confirmArrival = (changes: Changes<'ConfirmArrival'> = {}, context: CommandContext = asReceiving(LATER_DAYS.confirmed)): CommandFor<'ConfirmArrival'> =>
  command('ConfirmArrival', { arrivedAt: LATER_DAYS.arrives, condition: 'well', needs: [], ...changes }, context);

export const followUp = (changes: Changes<'RecordFollowUp'> = {}, context: CommandContext = asMonitoring(LATER_DAYS.monthOne)): CommandFor<'RecordFollowUp'> =>
  command('RecordFollowUp', { month: 1, reached: true, proxyRespondent: false, needs: [], ...changes }, context);

export const score = (changes: Changes<'ScoreReintegration'> = {}, context: CommandContext = asMonitoring(LATER_DAYS.monthThree)): CommandFor<'ScoreReintegration'> =>
  command('ScoreReintegration', { round: 3, instrumentVersion: 'homeward-equal-1', economic: [1, 0.5], social: [0.5, 0.5], psychosocial: [0, 1], ...changes }, context);

export const assist = (changes: Changes<'ProvideAssistance'> = {}, context: CommandContext = asReceiving(LATER_DAYS.monthOne)): CommandFor<'ProvideAssistance'> =>
  command('ProvideAssistance', { assistance: 'business', amountMinor: 50_000, currency: 'EUR', budgetRef: 'project-9/line-5', ...changes }, context);

export const close = (changes: Changes<'CloseCase'> = {}, context: CommandContext = asSenior(LATER_DAYS.closed)): CommandFor<'CloseCase'> =>
  command('CloseCase', { reason: 'returned_reintegrated', ...changes }, context);

export const withdraw = (changes: Changes<'WithdrawConsent'> = {}, context: CommandContext = asOfficer(LATER_DAYS.verified)): CommandFor<'WithdrawConsent'> =>
  command('WithdrawConsent', { purposes: ['travel'], channel: 'in-person', ...changes }, context);

export const claimAsylum = (changes: Changes<'ExpressAsylumClaim'> = {}, context: CommandContext = asOfficer(LATER_DAYS.verified)): CommandFor<'ExpressAsylumClaim'> =>
  command('ExpressAsylumClaim', { statedTo: PEOPLE.officer, words: 'I cannot go back.', ...changes }, context);

export const reopen = (changes: Changes<'ReopenCase'> = {}, context: CommandContext = asSenior(LATER_DAYS.closed)): CommandFor<'ReopenCase'> =>
  command('ReopenCase', { reasonCode: 'changed-mind', ...changes }, context);
