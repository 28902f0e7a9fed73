import { ApiProperty } from '@nestjs/swagger';
import type { RequestFault } from '../invalid-request';
import { type ProblemCode, PROBLEM_CODES } from './problem-types';

export class ObstacleDocument {
  @ApiProperty({ description: 'The gate, field or check that refuses, such as `MEDICAL` or `consent.assess`.' })
  readonly subject!: string;

  @ApiProperty()
  readonly reason!: string;
}

export class RequestFaultDocument implements RequestFault {
  @ApiProperty({ description: 'A JSON pointer into the body, or the name of a header or parameter.' })
  readonly pointer!: string;

  @ApiProperty()
  readonly reason!: string;
}

/** RFC 9457, `application/problem+json`. Holds no personal data and nothing of the request's values. */
export class ProblemDocument {
  @ApiProperty({ description: 'A URN that stays the same for every problem of this kind.', example: 'urn:homeward:problem:consent-missing' })
  readonly type!: string;

  @ApiProperty()
  readonly title!: string;

  @ApiProperty({ type: 'integer' })
  readonly status!: number;

  @ApiProperty({ description: 'The closed list that clients branch on.', enum: [...PROBLEM_CODES] })
  readonly code!: ProblemCode;

  @ApiProperty({ required: false, description: 'What this time went wrong, in a sentence.' })
  readonly detail?: string;

  @ApiProperty({ description: 'The trace of the request, to be quoted to support.' })
  readonly traceId!: string;

  @ApiProperty({ type: () => RequestFaultDocument, isArray: true, required: false })
  readonly errors?: readonly RequestFault[];

  @ApiProperty({ type: () => ObstacleDocument, isArray: true, required: false })
  readonly obstacles?: readonly ObstacleDocument[];

  @ApiProperty({ type: 'integer', required: false, description: 'With 412: where the case stands now.' })
  readonly currentRevision?: number;

  @ApiProperty({ type: String, isArray: true, required: false, description: 'With 412: the types of the events since the revision named.' })
  readonly eventsSince?: readonly string[];
}
