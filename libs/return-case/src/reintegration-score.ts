import type { EventData } from './events';

/**
 * Three dimensions and a composite, each from 0 to 1. The published survey's weights were not found, so nothing here claims
 * to be them: the instrument version names the weights, and a score is only ever compared within one version.
 */
type Dimension = 'economic' | 'social' | 'psychosocial';

export type Answers = readonly (number | null)[];

/** Below this share of answered questions a dimension says nothing. */
const MIN_ANSWERED_SHARE = 0.7;
/** Decimals kept, so that the same answers give the same stored number on every machine. */
const SCALE = 10_000;

/** Homeward's placeholder: every dimension weighs the same. */
const EQUAL_WEIGHTS: Readonly<Record<Dimension, number>> = { economic: 1 / 3, social: 1 / 3, psychosocial: 1 / 3 };

/** A refusal is left out; null when too few of the questions were answered. */
export function dimensionScore(answers: Answers): number | null {
  const given = answers.filter((answer) => answer !== null);
  if (given.length === 0 || given.length < answers.length * MIN_ANSWERED_SHARE) return null;
  return rounded(given.reduce((sum, answer) => sum + answer, 0) / given.length);
}

/** Null when one of the dimensions says nothing: a composite of two would compare with nobody else's. */
export function reintegrationScore(
  answers: Readonly<Record<Dimension, Answers>>,
): Pick<EventData<'ReintegrationScored'>, Dimension | 'composite'> {
  const economic = dimensionScore(answers.economic);
  const social = dimensionScore(answers.social);
  const psychosocial = dimensionScore(answers.psychosocial);
  if (economic === null || social === null || psychosocial === null) return { economic, social, psychosocial, composite: null };
  const composite = economic * EQUAL_WEIGHTS.economic + social * EQUAL_WEIGHTS.social + psychosocial * EQUAL_WEIGHTS.psychosocial;
  return { economic, social, psychosocial, composite: rounded(composite) };
}

function rounded(score: number): number {
  return Math.round(score * SCALE) / SCALE;
}
