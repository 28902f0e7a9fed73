import type { PersonName } from '@homeward/return-case';
import type { Field } from '../sheet/column-catalogue';
import type { RowCells } from './row-cells';

const HAS_LETTER = /\p{L}/u;
const STARTS_AS_FORMULA = /^[=+@]/;

/** The name as given, one part or many, in any script. The whole name is put together only where the sheet lacks it. */
export function readName(row: RowCells): PersonName | undefined {
  const given = readPart(row, 'given_name');
  const family = readPart(row, 'family_name');
  const whole = readPart(row, 'name');
  const full = whole ?? [given, family].filter((part) => part !== undefined).join(' ');
  if (full === '') {
    const fields = ['name', 'given_name', 'family_name'] as const;
    if (fields.every((field) => row.isEmpty(field))) row.refuse('name', 'MissingValue', 'is empty; one name in any script is enough');
    return undefined;
  }
  return { full, ...(given !== undefined && { given }), ...(family !== undefined && { family }) };
}

function readPart(row: RowCells, field: Field): string | undefined {
  const text = row.text(field);
  if (text === undefined) return undefined;
  if (HAS_LETTER.test(text) && !STARTS_AS_FORMULA.test(text)) return text;
  return row.refuse(field, 'InvalidName', 'holds no name; write it as the person gives it, in any script');
}
