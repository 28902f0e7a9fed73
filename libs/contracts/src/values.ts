import { applyDecorators, type Type } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Type as TransformTo } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { check, field, type FieldOptions } from './field';
import { isListOf } from './texts';

type CodeValue = string | number;

/** One code of a closed list. */
export function Code(values: readonly CodeValue[], options?: FieldOptions): PropertyDecorator {
  return field({ enum: [...values] }, [check('code', isOneOf(values), `must be one of: ${values.join(', ')}`)], options);
}

/** Codes of a closed list, each at most once. */
export function Codes(values: readonly CodeValue[], options?: FieldOptions): PropertyDecorator {
  return field(
    { type: 'array', items: { type: 'string', enum: [...values] }, uniqueItems: true, maxItems: values.length },
    [check('codes', (value) => isListOf(value, isOneOf(values), values.length), `must be a list, without repetition, of: ${values.join(', ')}`)],
    options,
  );
}

function isOneOf(values: readonly unknown[]): (value: unknown) => boolean {
  return (value) => values.includes(value);
}

export function YesNo(options?: FieldOptions): PropertyDecorator {
  return field({ type: Boolean }, [check('yesNo', (value) => typeof value === 'boolean', 'must be true or false')], options);
}

/** A whole number from `minimum` to `maximum`. */
export function Whole(minimum: number, maximum: number, options?: FieldOptions): PropertyDecorator {
  const holds = (value: unknown) => Number.isSafeInteger(value) && isBetween(value, minimum, maximum);
  return field({ type: 'integer', minimum, maximum }, [check('whole', holds, `must be a whole number from ${minimum} to ${maximum}`)], options);
}

/** A number from 0 to 1. */
export function Share(options?: FieldOptions): PropertyDecorator {
  return field({ type: 'number', minimum: 0, maximum: 1 }, [check('share', isShare, 'must be a number from 0 to 1')], options);
}

/** Answers from 0 to 1, null where the person did not want to answer. */
export function Answers(maxItems: number): PropertyDecorator {
  const holds = (value: unknown) => Array.isArray(value) && value.length <= maxItems && value.every((answer) => answer === null || isShare(answer));
  return field(
    { type: 'array', maxItems, items: { type: ['number', 'null'], minimum: 0, maximum: 1 } } as unknown as ApiPropertyOptions,
    [check('answers', holds, `must be a list of at most ${maxItems} numbers from 0 to 1, or null for a refused answer`)],
  );
}

function isShare(value: unknown): boolean {
  return isBetween(value, 0, 1);
}

function isBetween(value: unknown, minimum: number, maximum: number): boolean {
  return typeof value === 'number' && value >= minimum && value <= maximum;
}

/** An object with fields of its own. */
export function Part(shape: () => Type<unknown>, options?: FieldOptions): PropertyDecorator {
  return applyDecorators(
    field({ type: () => shape() }, [check('object', isObject, 'must be an object')], options),
    TransformTo(shape),
    ValidateNested(),
  );
}

/** A list of such objects. */
export function Parts(shape: () => Type<unknown>, maxItems: number, options?: FieldOptions): PropertyDecorator {
  const holds = (value: unknown) => Array.isArray(value) && value.length <= maxItems && value.every(isObject);
  return applyDecorators(
    field({ type: () => shape(), isArray: true, maxItems }, [check('objects', holds, `must be a list of at most ${maxItems} objects`)], options),
    TransformTo(shape),
    ValidateNested({ each: true }),
  );
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
