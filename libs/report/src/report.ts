import type { AgeBand, Phase, Sex } from '@homeward/return-case';

/** What was counted of movements. `ddp:` is followed by the result of a due-diligence decision. */
export const MEASURES = [
  'registered',
  'consented',
  'ddp:CLEARED',
  'ddp:CONDITIONAL',
  'ddp:PENDING',
  'ddp:INCOMPLETE',
  'ddp:BLOCKED',
  'departed',
  'arrived',
  'withdrawn',
  'held',
] as const;
export type Measure = (typeof MEASURES)[number];

/** The flag under which every case is counted once; under each of its flags it is counted once more. */
export const ANY_FLAG = '(any)';

/** Who was counted. */
export interface Group {
  readonly nationality: string;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly flag: string;
}

export interface CaseloadLine extends Group {
  readonly phase: Phase;
  /** Cases. */
  readonly count: number;
}

export interface MovementLine extends Group {
  /** `yyyy-mm`. */
  readonly month: string;
  readonly measure: Measure;
  /** Movements; a case held twice in a month counts twice. */
  readonly count: number;
}

/** How long one step of the main path took, for the cases that ended it in the period. */
export interface StepLine {
  readonly from: string;
  readonly to: string;
  readonly cases: number;
  /** Days, to one decimal; null when no case ended the step. */
  readonly medianDays: number | null;
  /** Nine of ten cases took no longer. */
  readonly p90Days: number | null;
  /** Cases left out because the step is dated before the one it follows. */
  readonly excluded: number;
}

/** What the figures rest on. It stands in every file, so that anybody can make the same report again. */
export interface ReportBasis {
  /** Everything up to and with this position of the log is counted, and nothing after it. */
  readonly asOfPosition: string;
  /** The moment that was asked for, where a moment was asked for. */
  readonly asOfInstant: string | null;
  readonly generatedAt: string;
  readonly policyVersion: string;
  readonly period: Period;
  /** Null where the whole network is counted. */
  readonly office: string | null;
  readonly returnCountry: string | null;
}

/** Months, `yyyy-mm`, both inclusive. */
export interface Period {
  readonly fromMonth: string;
  readonly toMonth: string;
}

/** Who is in care at a moment, what happened in a period, and how long it took. */
export interface CaseloadAndMovementReport {
  readonly title: string;
  readonly basis: ReportBasis;
  /** How each figure is made, one sentence each. */
  readonly definitions: readonly string[];
  readonly totals: { readonly cases: number } & Readonly<Record<Measure, number>>;
  readonly caseload: readonly CaseloadLine[];
  readonly movements: readonly MovementLine[];
  readonly steps: readonly StepLine[];
}

export const TITLE = 'Caseload and movement report';

export const DEFINITIONS: readonly string[] = [
  'For internal use: small numbers are not suppressed.',
  'Caseload: cases by the phase they stand in as of the position.',
  'Movements: by month of the UTC day, departures and arrivals by the day where they took place.',
  'Nationality, sex and age band are as known as of the position; age is that of registration.',
  `Flag ${ANY_FLAG} counts each case or movement once; each flag counts it once more. Sealed flags are never counted.`,
  'Days per step: from the first time of a step to the first time of the next, for cases that reached the next in the period.',
  'Median: the middle value, or the mean of the two. p90: nearest rank.',
];
