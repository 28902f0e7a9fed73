import { check, field } from '../field';
import type { Schema } from './schema';

/** Pieces that the schemas and parameters of reading routes are made of. */
export const text: Schema = { type: 'string' };
export const maybeText: Schema = { type: ['string', 'null'] as never };
export const count: Schema = { type: 'integer', minimum: 0 };

/** An object of which every property is always there. */
export function record(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', required: Object.keys(properties), properties: { ...properties } };
}

export const listOf = (items: Schema): Schema => ({ type: 'array', items });

export const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** One code of a closed list, in an address. */
export function QueryCode(codes: readonly string[], description: string): PropertyDecorator {
  const holds = (value: unknown): boolean => typeof value === 'string' && codes.includes(value);
  return field({ type: String, enum: [...codes] }, [check('code', holds, `must be one of: ${codes.join(', ')}`)], { optional: true, description });
}
