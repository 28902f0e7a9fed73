import { check, field } from '../field';
import { POSITION } from './position';

/** A whole number in an address: digits, from `minimum` to `maximum`. */
export function QueryNumber(minimum: number, maximum: number, description: string): PropertyDecorator {
  const holds = (value: unknown): boolean =>
    typeof value === 'string' && /^(?:0|[1-9]\d{0,8})$/.test(value) && Number(value) >= minimum && Number(value) <= maximum;
  const sentence = `must be a whole number from ${minimum} to ${maximum}`;
  // Described as a number, because that is what the client sends; the address itself only knows text.
  return field({ type: 'integer', minimum, maximum }, [check('number', holds, sentence)], { optional: true, description });
}

/** A text in an address that has one shape. */
export function QueryText(pattern: RegExp, sentence: string, description: string, maxLength = 64): PropertyDecorator {
  const holds = (value: unknown): boolean => typeof value === 'string' && value.length <= maxLength && pattern.test(value);
  return field({ type: String, pattern: pattern.source, maxLength }, [check('text', holds, sentence)], { optional: true, description });
}

const CURSOR = /^[A-Za-z0-9_-]+$/;

export const QueryCursor = (): PropertyDecorator =>
  QueryText(CURSOR, 'must be the cursor of the page before', 'Where the page before ended, as it said.', 1_000);

export const QueryMinPosition = (): PropertyDecorator =>
  QueryText(POSITION, 'must be a position that a command answered', 'Wait until what a command wrote has arrived here; 503 when it takes too long.', 64);
