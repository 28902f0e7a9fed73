import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type ImportJob, JOB_STATUSES, type JobStatus } from './import-job';

export class ImportProblemDocument {
  @ApiProperty({ example: 'MissingColumns' })
  readonly code!: string;

  @ApiProperty({ example: 'The sheet lacks the column nationality.' })
  readonly detail!: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'The row where reading ended, as a spreadsheet counts.' })
  readonly row?: number;
}

/** An import and how far it has come. */
export class ImportJobDocument {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ enum: JOB_STATUSES })
  readonly status!: JobStatus;

  @ApiProperty({ format: 'date-time' })
  readonly receivedAt!: string;

  @ApiPropertyOptional({ format: 'date-time' })
  readonly finishedAt?: string;

  @ApiProperty({ type: 'integer', minimum: 0 })
  readonly bytesTotal!: number;

  @ApiProperty({ type: 'integer', minimum: 0 })
  readonly bytesRead!: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Rows that became a new case.' })
  readonly registered!: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Rows whose case was there with the same content.' })
  readonly unchanged!: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Rows to correct and send again: see the result.' })
  readonly refused!: number;

  @ApiProperty({ type: String, isArray: true, description: 'Headers that name no known column; their cells were passed over.' })
  readonly ignoredColumns!: readonly string[];

  @ApiPropertyOptional({ type: () => ImportProblemDocument, description: 'Why the sheet could not be read to its end. Rows before it have landed.' })
  readonly problem?: ImportProblemDocument;

  @ApiProperty({ description: 'Where the result file is, once the job is finished.' })
  readonly result!: string;
}

export function documentOf(job: ImportJob): ImportJobDocument {
  const { id, status, receivedAt, finishedAt, bytesRead, counts, ignoredColumns, problem } = job;
  return {
    id,
    status,
    receivedAt,
    ...(finishedAt !== undefined && { finishedAt }),
    bytesTotal: job.request.upload.bytes,
    bytesRead,
    ...counts,
    ignoredColumns,
    ...(problem && { problem }),
    result: `/v1/imports/${id}/result`,
  };
}
