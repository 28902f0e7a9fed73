import { addHours } from '../dates';
import type { ReturnCaseFact } from '../events';
import { ensureText } from '../input';
import { BEFORE_DEPARTURE, HALTED_PHASES, OPEN_PHASES, PAUSED_PHASES } from '../phases';
import { ensure } from '../refusal';
import type { Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { Role } from '../vocabulary';
import { cancellationOf, lossOf } from './gate-loss';

export type LegalCommand = 'ExpressAsylumClaim' | 'RecordAsylumReferral' | 'FileAppeal' | 'ResolveAppeal';

const TOLD_OF_INCIDENT: readonly Role[] = ['data-protection-officer', 'senior-protection-officer'];

export const LEGAL_RULES: Rules<LegalCommand> = {
  /** Any wording, said to anybody, is a claim. Nobody here judges it; it is passed on. */
  ExpressAsylumClaim: {
    phases: OPEN_PHASES,
    guards: [],
    repeats: (_command, { phase }) => phase === 'asylum-halt',
    decide({ data: { statedTo, words }, context }, state) {
      ensureText('statedTo', statedTo);
      const referDueAt = addHours(context.now, context.policy.asylumReferralHours);
      const { contacts } = state.consular;
      const contactAlreadyMade = contacts.length > 0;
      return [
        { type: 'AsylumClaimExpressed', data: present({ statedTo, referDueAt, contactAlreadyMade, words }) },
        ...incidentOf(contacts),
        ...cancellationOf(state, 'asylum'),
      ];
    },
  },
  RecordAsylumReferral: {
    phases: ['asylum-halt'],
    guards: [],
    repeats: (_command, { legal }) => legal.asylumReferred,
    decide({ data }) {
      ensureText('to', data.to);
      return [{ type: 'AsylumReferralMade', data }];
    },
  },
  FileAppeal: {
    phases: [...BEFORE_DEPARTURE, ...PAUSED_PHASES],
    guards: [],
    repeats: ({ data }, { legal }) => legal.appealPending && legal.appealReference === data.reference,
    decide({ data }, state) {
      ensureText('reference', data.reference);
      return [{ type: 'AppealFiled', data }, ...lossOf(state, [{ gate: 'LEGAL', status: 'closed', reason: 'An appeal is pending.' }])];
    },
  },
  ResolveAppeal: {
    phases: [...BEFORE_DEPARTURE, ...PAUSED_PHASES, ...HALTED_PHASES],
    guards: [],
    repeats: ({ data }, { legal }) => !legal.appealPending && sameContent(legal.appealResolved, data),
    decide({ data: { outcome, legalAidRef } }, { legal }) {
      ensure(legal.appealPending, 'InvalidValue', 'appeal', 'No appeal is pending.');
      const isAdvised = outcome !== 'withdrawn-in-writing' || Boolean(legalAidRef?.trim());
      ensure(isAdvised, 'ConsentInvalid', 'legalAidRef', 'An appeal is withdrawn only after legal aid, which is named.');
      return [{ type: 'AppealResolved', data: present({ outcome, legalAidRef }) }];
    },
  },
};

/** The country of origin knows of somebody who asks for protection from it: those who answer for data and for protection are told what it was told. */
function incidentOf(contacts: readonly string[]): readonly ReturnCaseFact[] {
  return contacts.length === 0 ? [] : [{ type: 'ConsularIncidentRaised', data: { to: TOLD_OF_INCIDENT, contacts } }];
}
