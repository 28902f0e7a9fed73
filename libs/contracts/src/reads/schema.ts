import type { OpenAPIObject } from '@nestjs/swagger';

type SchemaOrReference = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/** A JSON schema written out, for answers whose values are not ours to describe. */
export type Schema = Exclude<SchemaOrReference, { $ref: string }>;
