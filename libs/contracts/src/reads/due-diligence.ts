import { AUDIENCES, LANGUAGES, LEVELS, OUTCOMES, RESULTS } from '@homeward/due-diligence';
import { MinPositionQuery, MAX_PAGE } from './cases';
import { count, listOf, maybeText, QueryCode, record, text } from './parts';
import { QueryCursor, QueryMinPosition, QueryNumber, QueryText } from './query-fields';
import type { Schema } from './schema';

const WEEK = /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/;
const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
/** Of the log in PostgreSQL, or in EventStoreDB. */
const POSITION = /^(?:\d{16}|\d{20}-\d{20})$/;
const OFFICE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

export class ExplanationLanguageQuery {
  @QueryCode(LANGUAGES, '`en` when absent.')
  readonly language?: (typeof LANGUAGES)[number];
}

export class ExplanationQuery extends ExplanationLanguageQuery {
  @QueryCode(AUDIENCES, 'For whom it is written; the role of the caller when absent. The explanation for an officer is not for a chief of mission.')
  readonly audience?: (typeof AUDIENCES)[number];

  @QueryMinPosition()
  readonly minPosition?: string;
}

export class DecisionsQuery extends MinPositionQuery {
  @QueryNumber(1, MAX_PAGE, 'Decisions in the page; 50 by default.')
  readonly limit?: string;

  @QueryCursor()
  readonly cursor?: string;
}

export class OverridesQuery extends MinPositionQuery {
  @QueryText(WEEK, 'must be an ISO 8601 week such as 2026-W10', 'The week, Monday to Sunday in UTC; the last one that is over when absent.', 8)
  readonly week?: string;
}

export class SegregationQuery extends MinPositionQuery {
  @QueryText(POSITION, 'must be a position of the log', 'As of which position of the log; all history when absent.', 41)
  readonly asOf?: string;
}

export class WhatIfQuery {
  @QueryText(OFFICE, 'must be the id of an office', 'Only decisions on cases of this office. A caller of one office sees no other.', 64)
  readonly office?: string;

  @QueryText(DATE, 'must be a date such as 2026-04-17', 'Only decisions of this day and later.', 10)
  readonly from?: string;

  @QueryText(DATE, 'must be a date such as 2026-04-17', 'Only decisions of this day and earlier.', 10)
  readonly to?: string;
}

const date: Schema = { type: 'string', format: 'date' };
const maybeDate: Schema = { type: ['string', 'null'] as never, format: 'date' };
const instant: Schema = { type: 'string', format: 'date-time' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const flag: Schema = { type: 'boolean' };
const oneOf = (codes: readonly string[]): Schema => ({ type: 'string', enum: [...codes] });
const maybeOneOf = (codes: readonly string[]): Schema => ({ type: ['string', 'null'] as never, enum: [...codes, null] });

const ruleSet = record({ id: text, version: count, digest: { ...text, description: 'SHA-256 of the rule set as canonical JSON.' } });
const scope = oneOf(['full', 'emergency']);

const checkTrace: Schema = record({
  check: { ...text, example: 'V4' },
  title: text,
  outcome: oneOf(OUTCOMES),
  answer: { ...maybeOneOf(OUTCOMES), description: 'What somebody answered, as far as it counts on the day.' },
  fired: listOf(record({ rule: text, truth: oneOf(['true', 'unknown']), facts: listOf(text) })),
  escalated: flag,
  overridden: flag,
});

const staleCauses: Schema = listOf(record({ input: { ...text, example: 'coo.districtReading' }, checks: listOf(text) }));

const explanation: Schema = record({
  title: text,
  summary: text,
  paragraphs: listOf(record({ heading: text, text, checks: listOf(text) })),
  next: listOf(text),
});

/** What a signature would decide now. Recorded nowhere. */
export const EVALUATION_SCHEMA: Schema = {
  type: 'object',
  required: ['caseId', 'revision', 'ruleSet', 'scope', 'asOf', 'result', 'requiredLevel', 'levelRules', 'validUntil', 'checks', 'explanation', 'standing'],
  properties: {
    caseId: uuid,
    revision: count,
    ruleSet,
    scope,
    asOf: date,
    result: oneOf(RESULTS),
    requiredLevel: oneOf(LEVELS),
    levelRules: listOf(text),
    validUntil: maybeDate,
    checks: listOf(checkTrace),
    explanation,
    standing: {
      ...record({ result: maybeOneOf(RESULTS), validUntil: maybeDate, voided: flag, staleCauses }),
      description: 'The decision that was last signed: until when it holds, or why it no longer does.',
    },
    inputs: { type: 'object', additionalProperties: true, description: 'What is known, each with the event it came from. Not for a chief of mission, who reads the explanation.' },
  },
};

const decision = {
  revision: count,
  position: text,
  decidedAt: instant,
  office: text,
  result: oneOf(RESULTS),
  level: { ...maybeOneOf(LEVELS), description: 'The level it required; of a decision older than the rules, the level it was signed at.' },
  validUntil: maybeDate,
  signer: text,
  signerRole: text,
  ruleSetId: maybeText,
  ruleSetVersion: { type: ['integer', 'null'] as never },
  ruleSetDigest: maybeText,
  scope: maybeOneOf(['full', 'emergency']),
  asOf: maybeDate,
} satisfies Readonly<Record<string, Schema>>;

export const DECISIONS_SCHEMA: Schema = record({
  caseId: uuid,
  decisions: listOf(
    record({
      ...decision,
      replayable: { ...flag, description: 'False for a decision older than the rules: it kept no inputs.' },
      staleAt: { type: ['string', 'null'] as never, format: 'date-time' },
      staleCauses,
    }),
  ),
  nextCursor: { ...maybeText, description: 'Pass it as `cursor` for the next page; null on the last.' },
});

export const EXPLANATION_SCHEMA: Schema = record({
  caseId: uuid,
  revision: count,
  decidedAt: instant,
  ruleSet,
  result: oneOf(RESULTS),
  language: oneOf(LANGUAGES),
  audience: oneOf(AUDIENCES),
  explanation,
});

export const RECOMPUTED_SCHEMA: Schema = record({
  caseId: uuid,
  revision: count,
  eventId: uuid,
  position: text,
  recordedAt: text,
  ruleSet,
  result: oneOf(RESULTS),
  equal: { ...flag, description: 'Whether the same rules make the same bytes of the inputs that the decision kept.' },
  storedDigest: { ...text, description: 'SHA-256 of the decision in the log, as canonical JSON.' },
  recomputedDigest: { ...text, description: 'SHA-256 of the decision made again.' },
  differences: { ...listOf(text), description: 'Where the two differ, as dotted paths; none when they are equal.' },
});

export const SEGREGATION_SCHEMA: Schema = record({
  asOfPosition: maybeText,
  exclusions: listOf(record({ earlier: text, later: text, standing: { ...flag, description: 'Only who had the earlier duty last is bound: a newer signature or booking took its place.' } })),
  duties: { ...count, description: 'Duties that the answer rests on.' },
  conflicts: { ...count, description: 'Zero proves that nobody had two duties that exclude each other.' },
  found: {
    ...listOf(record({ caseId: uuid, actor: text, earlier: text, earlierRevision: count, later: text, laterRevision: count })),
    description: 'The first 500.',
  },
});

export const OVERRIDES_SCHEMA: Schema = record({
  week: { ...text, example: '2026-W10' },
  from: instant,
  before: instant,
  overrides: listOf(record({ caseId: uuid, revision: count, position: text, check: text, outcome: oneOf(OUTCOMES), reasonCode: text, by: text, role: text, at: instant, office: text, returnCountry: text })),
  cut: { ...flag, description: 'True when there are more than a list can hold.' },
});

const counts = record({ decisions: count, same: count, clearToHold: count, holdToClear: count, otherFlips: count, notReplayable: count });

export const WHAT_IF_RESULT_SCHEMA: Schema = record({
  candidate: ruleSet,
  asOfPosition: { ...text, description: 'Decisions recorded up to here; the same rules on the same position give the same figures for ever.' },
  office: maybeText,
  returnCountry: maybeText,
  from: maybeDate,
  to: maybeDate,
  total: { ...counts, description: 'Clear is CLEARED or CONDITIONAL; hold is every other result. The kinds add up to `decisions`.' },
  notReplayable: { type: 'object', additionalProperties: count, description: 'Decisions that cannot be replayed, by reason. Nothing about them is guessed.' },
  decidedUnder: { ...listOf(record({ id: text, version: count, digest: text, decisions: count })), description: 'The rules that the decisions were taken under.' },
  groups: {
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: counts },
    description: 'By nationality, sex, age band and office, then by group. For internal use: small groups are not suppressed.',
  },
  flips: {
    ...listOf(record({ case: text, from: oneOf(RESULTS), to: oneOf(RESULTS) })),
    description: 'Decisions that would have come out on the other side, the first 1000, by the pseudonym of the case.',
  },
  durationMs: count,
});

/** A job and how far it has come; with its result once it is done. */
export const WHAT_IF_SCHEMA: Schema = {
  type: 'object',
  required: ['id', 'status', 'receivedAt', 'candidate', 'done', 'total'],
  properties: {
    id: uuid,
    status: oneOf(['waiting', 'running', 'done', 'failed']),
    receivedAt: instant,
    finishedAt: instant,
    candidate: ruleSet,
    done: count,
    total: { ...count, description: 'Decisions to look at; 0 until they are counted.' },
    result: WHAT_IF_RESULT_SCHEMA,
  },
};

/** Described in short: the lib of the rules has the whole schema, and every problem of a rule set is told at once. */
export const RULE_SET_SCHEMA: Schema = {
  type: 'object',
  description: 'A rule set as in `libs/due-diligence`. All of its problems are answered at once.',
  required: ['id', 'version', 'title', 'authority', 'effectiveFrom', 'facts', 'checks', 'signOff', 'validity'],
  additionalProperties: true,
};
