import type { CaseFacts, Movement } from '@homeward/read-model';
import type { Measure, Period } from './report';

const MONTH_LENGTH = 'yyyy-mm'.length;

export interface CountedMovement {
  readonly month: string;
  readonly measure: Measure;
}

/** The movements of a case that fall into the period. */
export function movementsIn({ movements }: Pick<CaseFacts, 'movements'>, { fromMonth, toMonth }: Period): readonly CountedMovement[] {
  return movements.flatMap((movement) => {
    const month = movement.on.slice(0, MONTH_LENGTH);
    const measure = measureOf(movement);
    return measure === undefined || month < fromMonth || month > toMonth ? [] : [{ month, measure }];
  });
}

function measureOf(movement: Movement): Measure | undefined {
  switch (movement.kind) {
    case 'ddp':
      return `ddp:${movement.result}`;
    case 'closed':
      // The end of a case is no movement of a person; the caseload shows it.
      return undefined;
    case 'registered':
    case 'consented':
    case 'departed':
    case 'arrived':
    case 'withdrawn':
    case 'held':
      return movement.kind;
  }
}
