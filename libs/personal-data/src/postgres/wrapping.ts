/** A living key as the database holds it. */
export interface LiveKeyRow {
  readonly id: string;
  readonly subject: string;
  readonly class: string;
  readonly wrapped: Buffer;
}

/** Ties the wrapped key to its row: exchanging the keys of two people in the database makes both useless. */
export const wrappingContext = ({ id, subject, class: sealClass }: Pick<LiveKeyRow, 'id' | 'subject' | 'class'>): string =>
  `${id}|${sealClass}|${subject}`;
