import type { Result } from '../decision';
import type { Level, Outcome } from '../rule-set';

/** The words of one language. Arguments are words and sentences ready to be put in; sentences end with a full stop. */
export interface Phrases {
  /** For dates and lists, BCP 47. */
  readonly locale: string;
  readonly results: Readonly<Record<Result, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  /** Who signs, with its article. */
  readonly levels: Readonly<Record<Level, string>>;
  /** Between names in a row. */
  readonly separator: string;
  readonly yes: string;
  readonly no: string;
  readonly notKnown: string;
  readonly nothing: string;
  readonly labelled: (label: string, value: string) => string;

  readonly decided: (day: string, scope: 'full' | 'emergency', result: string) => string;
  readonly holdsUntil: (day: string) => string;
  readonly mustSign: (level: string) => string;
  readonly source: (id: string) => string;
  readonly notTold: (because: string) => string;
  readonly answered: (outcome: string) => string;
  readonly notAnswered: string;
  readonly escalatedBy: string;
  readonly settled: string;
  readonly overridden: string;

  readonly clearChecks: string;
  readonly notApplicable: string;
  readonly signature: string;
  readonly ordinaryLevel: string;
  readonly term: string;
  readonly termOfRules: (days: number) => string;
  readonly runsOut: (what: string) => string;
  readonly takeAgain: (what: string) => string;
  readonly rules: string;
  readonly underRules: (title: string, id: string, version: number) => string;
  readonly digest: (hex: string) => string;

  readonly newEvidence: string;
  readonly newEvidenceOrOverride: string;
  readonly answerAt: (level: string) => string;
  readonly recordAnswer: string;
  readonly findOut: (what: string) => string;
  readonly resolve: string;
  readonly evidenceMeasure: string;
  readonly collectSignature: (level: string) => string;

  readonly chief: {
    readonly summary: Readonly<Record<Result, (checks: number) => string>>;
    readonly yourSignature: string;
    readonly sign: string;
    readonly notToldYet: string;
    readonly maySetAside: (titles: string) => string;
    readonly nobodySetsAside: (titles: string) => string;
    readonly answerEscalated: (titles: string) => string;
  };

  readonly person: {
    readonly title: string;
    readonly summary: Readonly<Record<Result, (day: string) => string>>;
    readonly why: string;
    readonly stops: (topics: string) => string;
    readonly waits: (topics: string) => string;
    readonly missing: (topics: string) => string;
    readonly arrange: (topics: string) => string;
    readonly howLong: string;
    readonly holds: (day: string) => string;
    readonly rights: string;
    readonly yourRights: string;
    readonly next: Readonly<Record<Result, readonly string[]>>;
  };
}
