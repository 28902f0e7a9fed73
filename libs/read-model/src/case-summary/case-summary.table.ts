import type { SealedReference } from '@homeward/case-log';
import type { AgeBand, DdpResult, EventData, Flag, Phase, ReturnType, Sex, TravelDocumentType, FitnessOutcome } from '@homeward/return-case';

import { date, defineTable, flag, instant, integer, json, optional, text, textArray, uuid } from '../table/define-table';

/** Another member of the family, as this case was last told. */
export type FamilyMemberStanding = Omit<EventData<'FamilyStandingNoted'>, 'asOfRevision'> & {
  /** The two no longer travel together, by a recorded decision of this case. */
  readonly split: boolean;
};

/** What is stored of one case. Identifiers stand sealed in `sealedIdentity` and nowhere else. */
export interface CaseSummaryRow {
  readonly caseId: string;
  readonly revision: number;
  readonly position: string;
  readonly phase: Phase;
  readonly phaseBefore: Phase | null;
  readonly phaseSince: string;
  readonly office: string;
  readonly officer: string | null;
  readonly personRef: string;
  readonly groupId: string | null;
  readonly hostCountry: string;
  readonly nationality: string;
  readonly returnCountry: string;
  readonly returnType: ReturnType;
  /** Where the person was registered; null in a row older than the column, until a rebuild. */
  readonly site: string | null;
  /** Of the booking that stands. */
  readonly flight: string | null;
  /** Every cause that suspends the case, the latest last. */
  readonly suspendedBy: readonly string[];
  /** How the others of the family stand; null without any. */
  readonly family: readonly FamilyMemberStanding[] | null;
  readonly sex: Sex;
  /** On the day of registration. */
  readonly ageBand: AgeBand;
  readonly flags: readonly Flag[];
  readonly registeredAt: string;
  /** The first day on which some purpose of the consent ends. */
  readonly consentValidUntil: string | null;
  readonly ddpResult: DdpResult | null;
  readonly ddpValidUntil: string | null;
  readonly ddpVoided: boolean;
  readonly documentType: TravelDocumentType | null;
  readonly documentValidUntil: string | null;
  readonly fitness: FitnessOutcome | null;
  readonly fitnessValidUntil: string | null;
  readonly clearanceStatus: string;
  readonly clearanceValidUntil: string | null;
  readonly departsAt: string | null;
  readonly departedAt: string | null;
  readonly arrivedAt: string | null;
  readonly closeReason: string | null;
  readonly erased: boolean;
  readonly sealedIdentity: readonly SealedReference[];
}

/** One case as lists and the case page show it. */
export interface CaseSummary extends CaseSummaryRow {
  /** Commands the phase offers by the rules of today; `available-commands` of the case says which guard refuses. */
  readonly nextCommands: readonly string[];
}

export const CaseSummaryTable = defineTable<CaseSummaryRow>({
  name: 'case_summary',
  key: ['caseId'],
  columns: {
    caseId: uuid,
    revision: integer,
    position: text,
    phase: text,
    phaseBefore: optional(text),
    phaseSince: instant,
    office: text,
    officer: optional(text),
    personRef: text,
    groupId: optional(text),
    hostCountry: text,
    nationality: text,
    returnCountry: text,
    returnType: text,
    site: optional(text),
    flight: optional(text),
    suspendedBy: textArray,
    family: optional(json),
    sex: text,
    ageBand: text,
    flags: textArray,
    registeredAt: instant,
    consentValidUntil: optional(date),
    ddpResult: optional(text),
    ddpValidUntil: optional(date),
    ddpVoided: flag,
    documentType: optional(text),
    documentValidUntil: optional(date),
    fitness: optional(text),
    fitnessValidUntil: optional(date),
    clearanceStatus: text,
    clearanceValidUntil: optional(date),
    departsAt: optional(instant),
    departedAt: optional(instant),
    arrivedAt: optional(instant),
    closeReason: optional(text),
    erased: flag,
    sealedIdentity: json,
  },
  indexes: [['office', 'phase', 'caseId'], ['officer', 'caseId'], ['groupId'], ['personRef']],
});
