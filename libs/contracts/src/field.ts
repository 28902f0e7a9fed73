import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy, ValidateIf, type ValidationOptions } from 'class-validator';

export interface FieldOptions {
  /** Whether the field may be left out. `null` never stands for a missing value. */
  readonly optional?: boolean;
  readonly description?: string;
}

/** One field: how it is checked and how it is described, said in one place so that they cannot differ. */
export function field(schema: ApiPropertyOptions, checks: readonly PropertyDecorator[], { optional = false, description }: FieldOptions = {}): PropertyDecorator {
  const described = { ...schema, required: !optional, ...(description === undefined ? {} : { description }) } as ApiPropertyOptions;
  const skip = optional ? [ValidateIf((_, value: unknown) => value !== undefined)] : [];
  return applyDecorators(ApiProperty(described), ...skip, ...checks);
}

/** A check with a sentence of its own. The sentence never repeats the value: values are personal. */
export function check(name: string, holds: (value: unknown) => boolean, sentence: string, options: ValidationOptions = {}): PropertyDecorator {
  return ValidateBy({ name, validator: { validate: holds, defaultMessage: () => sentence } }, options);
}
