import { ApiProperty } from '@nestjs/swagger';

/** What a granted command answers. */
export class CommandReceipt {
  @ApiProperty({ format: 'uuid' })
  readonly caseId!: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Where the case stands now; the ETag says the same.' })
  readonly revision!: number;

  @ApiProperty({ description: 'The place in the log. Pass it as `minPosition` to read what this command wrote.' })
  readonly position!: string;

  @ApiProperty({ type: String, isArray: true, description: 'The types of the events recorded; none when nothing was new.' })
  readonly events!: readonly string[];
}

export class AvailableCommandDocument {
  @ApiProperty({ description: 'The name of the command in the address.', example: 'record-consent' })
  readonly command!: string;

  @ApiProperty({ description: 'Whether nothing stands in the way before the input is seen.' })
  readonly allowed!: boolean;

  @ApiProperty({ type: () => RefusalDocument, isArray: true })
  readonly obstacles!: readonly RefusalDocument[];
}

export class RefusalDocument {
  @ApiProperty({ example: 'ConsentMissing' })
  readonly code!: string;

  @ApiProperty({ example: 'consent.assess' })
  readonly subject!: string;

  @ApiProperty()
  readonly reason!: string;
}

/** What can be done next on a case by whoever asks. */
export class AvailableCommandsDocument {
  @ApiProperty({ format: 'uuid' })
  readonly caseId!: string;

  @ApiProperty({ type: 'integer', minimum: 0 })
  readonly revision!: number;

  @ApiProperty({ example: 'registered' })
  readonly phase!: string;

  @ApiProperty({ type: () => AvailableCommandDocument, isArray: true })
  readonly commands!: readonly AvailableCommandDocument[];
}
