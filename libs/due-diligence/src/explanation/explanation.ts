export interface Paragraph {
  readonly heading: string;
  readonly text: string;
  /** Checks it is about; none for the person concerned. */
  readonly checks: readonly string[];
}

/** A decision in plain words. */
export interface Explanation {
  readonly title: string;
  readonly summary: string;
  readonly paragraphs: readonly Paragraph[];
  /** What to do now, one sentence or two each. */
  readonly next: readonly string[];
}
