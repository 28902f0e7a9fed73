import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { COO_READINGS, GATES, type CooReading, type Gate } from '@homeward/return-case';
import type { RequestFault } from './invalid-request';
import { Text } from './texts';
import { Code, Part } from './values';

export const BULK_OPERATIONS = ['suspend', 'resume', 'advisory'] as const;
export type BulkOperation = (typeof BULK_OPERATIONS)[number];

export const BULK_SCOPES = ['corridor', 'flight', 'site'] as const;
export type BulkScope = (typeof BULK_SCOPES)[number];

/** Codes and no free text: a sentence about five thousand people would name some of them one day. */
export const SUSPENSION_REASONS = ['airspace-closed', 'security', 'host-authority', 'country-of-origin', 'carrier', 'health-emergency', 'site-evacuated', 'other'] as const;

export const BULK_STATUSES = ['waiting', 'running', 'done', 'cancelled'] as const;
export type BulkStatus = (typeof BULK_STATUSES)[number];

/** An advisory on the country of return, as each case is told it. */
export class AdvisoryPart {
  @Text('reference')
  readonly advisoryId!: string;

  @Text('country')
  readonly country!: string;

  @Text('place', { optional: true })
  readonly district?: string;

  @Code(COO_READINGS)
  readonly reading!: CooReading;

  @Text('source')
  readonly source!: string;

  @Text('day')
  readonly issuedOn!: string;
}

export class BulkOperationBody {
  @Code(BULK_OPERATIONS)
  readonly operation!: BulkOperation;

  @Code(BULK_SCOPES, { optional: true, description: 'Left out, with `scopeRef`, when everything is resumed that one suspension suspended.' })
  readonly scope?: BulkScope;

  @Text('scope', { optional: true, description: 'Host to return country with `*` for any, such as NER>GIN; the number of a flight; the name of a site.' })
  readonly scopeRef?: string;

  @Code(SUSPENSION_REASONS, { optional: true, description: 'Of a suspension.' })
  readonly reasonCode?: (typeof SUSPENSION_REASONS)[number];

  @Text('reference', { optional: true, description: 'Of a resumption: the suspension that ends, which is the id of its bulk operation.' })
  readonly causeId?: string;

  @Part(() => AdvisoryPart, { optional: true, description: 'Of an advisory.' })
  readonly advisory?: AdvisoryPart;
}

const FIELDS: { readonly [Operation in BulkOperation]: { readonly needs: readonly (keyof BulkOperationBody)[]; readonly takes: readonly (keyof BulkOperationBody)[] } } = {
  suspend: { needs: ['scope', 'scopeRef', 'reasonCode'], takes: [] },
  resume: { needs: ['causeId'], takes: ['scope', 'scopeRef'] },
  advisory: { needs: ['scope', 'scopeRef', 'advisory'], takes: [] },
};
const CORRIDOR = /^(?:\*|[A-Z]{3})>(?:\*|[A-Z]{3})$/;
const EVERYWHERE = '*>*';

/** What is wrong with a body whose fields are each right. */
export function bulkFaultsOf(body: BulkOperationBody): readonly RequestFault[] {
  const { operation, scope, scopeRef } = body;
  const { needs, takes } = FIELDS[operation];
  const given = (Object.keys(body) as (keyof BulkOperationBody)[]).filter((name) => name !== 'operation');
  const faults = [
    ...needs.filter((name) => body[name] === undefined).map((name) => ({ pointer: `/${name}`, reason: `is needed to ${operation}` })),
    ...given.filter((name) => !needs.includes(name) && !takes.includes(name)).map((name) => ({ pointer: `/${name}`, reason: `does not belong to ${operation}` })),
  ];
  if (faults.length > 0) return faults;
  if ((scope === undefined) !== (scopeRef === undefined)) return [{ pointer: '/scopeRef', reason: 'goes with scope' }];
  const isCorridor = CORRIDOR.test(scopeRef ?? '');
  if ((scope === 'corridor') !== isCorridor) return [{ pointer: '/scopeRef', reason: 'must be of the kind that scope says' }];
  return scopeRef === EVERYWHERE ? [{ pointer: '/scopeRef', reason: 'must name one country at least' }] : [];
}

export class BulkRefusalDocument {
  @ApiProperty({ format: 'uuid' })
  readonly caseId!: string;

  @ApiProperty({ example: 'WrongPhase' })
  readonly code!: string;
}

export class LostGateDocument {
  @ApiProperty({ enum: GATES })
  readonly gate!: Gate;

  @ApiProperty({ type: 'integer', minimum: 1 })
  readonly cases!: number;
}

/** A bulk operation and how far it has come. */
export class BulkOperationDocument {
  @ApiProperty({ format: 'uuid', description: 'Of a suspension, the cause that every event names and that a resumption asks for.' })
  readonly id!: string;

  @ApiProperty({ enum: BULK_OPERATIONS })
  readonly operation!: BulkOperation;

  @ApiPropertyOptional({ enum: BULK_SCOPES })
  readonly scope?: BulkScope;

  @ApiPropertyOptional()
  readonly scopeRef?: string;

  @ApiPropertyOptional({ enum: SUSPENSION_REASONS })
  readonly reasonCode?: string;

  @ApiPropertyOptional({ description: 'Of a resumption: the suspension that ends.' })
  readonly causeId?: string;

  @ApiPropertyOptional({ type: () => AdvisoryPart })
  readonly advisory?: AdvisoryPart;

  @ApiProperty()
  readonly requestedBy!: string;

  @ApiProperty()
  readonly office!: string;

  @ApiProperty({ enum: BULK_STATUSES })
  readonly status!: BulkStatus;

  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;

  @ApiPropertyOptional({ format: 'date-time' })
  readonly startedAt?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  readonly finishedAt?: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Cases in the scope so far.' })
  readonly found!: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Cases on which an event was recorded.' })
  readonly recorded!: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Cases on which nothing was new, or another cause goes on.' })
  readonly skipped!: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Cases whose rules said no: somebody must look at each.' })
  readonly refused!: number;

  @ApiProperty({ type: () => BulkRefusalDocument, isArray: true, description: 'The first hundred of the refused.' })
  readonly refusals!: readonly BulkRefusalDocument[];

  @ApiProperty({ type: () => LostGateDocument, isArray: true, description: 'After a resumption: how many cases came back without which gate.' })
  readonly lostGates!: readonly LostGateDocument[];

  @ApiPropertyOptional({ description: 'Everything in the log up to here was looked at; a case that came later was not.' })
  readonly coveredPosition?: string;
}

export class BulkOperationsDocument {
  @ApiProperty({ type: () => BulkOperationDocument, isArray: true, description: 'The latest fifty of the office, newest first.' })
  readonly operations!: readonly BulkOperationDocument[];
}
