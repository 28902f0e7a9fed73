import { addDays, ageOn } from '../../dates';
import { isErased } from '@homeward/decider';
import * as child from '../child-histories';
import * as consular from '../consular-commands';
import { PEOPLE } from '../context';
import * as later from '../later-commands';
import type { Sensible, TrackCommand } from './sensible-main-path';
import type { Situation } from './situation';

/** What the people of the child, consular, medical and clearance tracks would send. */
export const TRACKS: Sensible<TrackCommand> = {
  AssessBestInterests: ({ chance }) => child.bestInterests({ result: chance.once(20) ? 'determination-needed' : 'return-in-best-interests' }).data,
  DetermineBestInterests: ({ chance }) => child.determine({ option: chance.once(25) ? 'stay' : 'return', summary: `Meeting ${chance.below(4)}.` }).data,
  VerifyGuardian: ({ chance }) => child.verifyGuardian({ otherParent: chance.once(12) ? 'consent-missing' : 'deceased' }).data,
  RecordAssent: (situation) => ({ form: assentFormOf(situation), given: !situation.chance.once(12), evidenceRef: `assent-${situation.chance.below(4)}` }),
  ArrangeCare: ({ chance }) => child.arrangeCare({ care: chance.of(['kinship', 'foster']) }).data,
  UpdateTracing: ({ state, chance }) => child.updateTracing({ status: state.child.tracing?.status === 'verified' && chance.once(3) ? 'tracing_in_progress' : 'verified' }).data,
  AcceptChildReception: ({ state }) => ({ caseworker: state.child.care?.receivingCaseworker ?? PEOPLE.receiving }),
  ReportCustodyDispute: () => child.disputeCustody().data,
  ResolveCustodyDispute: () => child.resolveCustody().data,
  ConfirmNationality: () => later.confirmNationality().data,
  StartNationalityCheck: () => consular.startNationalityCheck().data,
  SendConsularFile: ({ chance }) => consular.sendFile({ reference: `note-${chance.below(9)}` }).data,
  RequestTravelDocument: () => later.requestDocument().data,
  RecordConsularInterview: () => later.interview().data,
  RecordTravelDocument: ({ today, chance }) =>
    chance.once(4)
      ? { ...later.issueDocument(consular.PASSPORT).data, mrz: chance.once(2) ? consular.PASSPORT_MRZ : consular.PASSPORT_MRZ.replace('ADAEZE<', 'ADAEZEH') }
      : later.issueDocument({ issuedOn: addDays(today, -1), validUntil: addDays(today, chance.once(10) ? 6 : 90) }).data,
  CollectTravelDocument: ({ chance }) => later.collectDocument({ heldBy: chance.of(['us', 'person']) }).data,
  MoveDocument: ({ state, chance }) => consular.moveDocument({ documentId: 'birth-certificate-1', location: chance.of(['relative', 'us']), ...(state.consular.document && chance.once(3) ? { documentId: 'travel-document', documentType: state.consular.document.type } : {}) }).data,
  ExplainDocumentMismatch: ({ state }) => consular.explain({ fields: state.consular.mismatches.filter((field) => field === 'name') }).data,
  CancelDocumentRequest: () => consular.cancelDocument().data,
  RecordDocumentRefusal: () => ({ reason: 'insufficient-evidence' }),
  RequestPassportRetrieval: ({ chance }) => ({ holder: chance.of(['employer', 'police']) }),
  RefusePassportRetrieval: ({ state }) => consular.keepPassport({ holder: state.consular.retrievalFrom ?? 'employer' }).data,
  RecoverPassport: ({ state, today }) => consular.recoverPassport({ from: state.consular.retrievalFrom ?? 'employer', validUntil: addDays(today, 400) }).data,
  AssessFitness: ({ state, today, chance }) => {
    if (chance.once(15)) return { outcome: 'TEMP_UNFIT', escort: 'none', specialServices: [], reviewOn: addDays(today, 5) };
    if (chance.once(15)) return { outcome: 'FIT_WITH_CONDITIONS', escort: 'nurse', specialServices: ['WCHR'] };
    const isPregnant = state.sex === 'female' && chance.once(10);
    return later.assessFitness(isPregnant ? { pregnancy: { weeks: 20 + chance.below(18), multiple: false } } : { findings: `Seen ${chance.below(9)}.` }).data;
  },
  RecordPreEmbarkationCheck: ({ chance }) => ({ result: chance.once(12) ? 'fail' : 'pass' }),
  ReportMedicalDeterioration: () => ({ severity: 'major' }),
  RequestCooClearance: () => later.requestClearance().data,
  RecordCooClearance: ({ today, chance }) => later.clear({ validUntil: addDays(today, chance.once(10) ? 4 : 60) }).data,
  RecordCooRefusal: () => ({ reasonCode: 'capacity' }),
  RecordCooQuery: ({ today }) => consular.askBack({ dueOn: addDays(today, 5) }).data,
  AnswerCooQuery: ({ chance }) => consular.answerQuery({ reference: `answer-${chance.below(9)}` }).data,
  ConfirmReception: ({ chance }) => later.confirmReception(chance.once(10) ? { treatment: 'partial' } : {}).data,
  DeclineReception: () => consular.declineReception().data,
  RecordRemoteSession: () => consular.remoteSession().data,
};

function assentFormOf({ state, today }: Situation) {
  const age = isErased(state.birthDate) ? 0 : ageOn(state.birthDate, today);
  if (age >= 12) return 'signed' as const;
  return age < 6 ? ('observed' as const) : ('simple' as const);
}
