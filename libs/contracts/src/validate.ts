import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { InvalidRequest, type RequestFault } from './invalid-request';
import { plainObjectOf, readable } from './plain-json';

/** The body of a command that needs no field. */
export class NoFields {}

const UNKNOWN_FIELD = 'is not a field of this command';

const STRICT = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  validationError: { target: false, value: false },
} as const;

/**
 * Answers the body as it came when it has exactly the fields of the class, each as described; throws `InvalidRequest`
 * with every fault otherwise. Nothing is converted, filled in or dropped: what was signed for is what is stored.
 */
export function validBody<Body extends object>(shape: Type<Body>, body: unknown): Body {
  const plain = plainObjectOf(body);
  const faults = shape === NoFields ? fieldsOf(plain) : validateSync(plainToInstance(shape, plain), STRICT).flatMap((error) => faultsOf(error, ''));
  if (faults.length > 0) throw new InvalidRequest('The body does not have the fields this command needs.', faults);
  return plain as Body;
}

/** A class without a described field means to class-validator that anything goes. */
function fieldsOf(plain: Readonly<Record<string, unknown>>): readonly RequestFault[] {
  return Object.keys(plain).map((name) => ({ pointer: `/${readable(name)}`, reason: UNKNOWN_FIELD }));
}

function faultsOf({ property, constraints = {}, children = [] }: ValidationError, parent: string): readonly RequestFault[] {
  const pointer = `${parent}/${readable(property)}`;
  const own = Object.entries(constraints).map(([constraint, sentence]) => ({
    pointer,
    reason: constraint === 'whitelistValidation' ? UNKNOWN_FIELD : sentence,
  }));
  return [...own, ...children.flatMap((child) => faultsOf(child, pointer))];
}
