import { ApiPropertyOptional } from '@nestjs/swagger';
import { DATE_ORDERS, type DateOrder } from '@homeward/intake';
import { IsIn, IsOptional } from 'class-validator';

export const RESULT_ROWS = ['refused', 'all'] as const;

export class ImportQuery {
  @ApiPropertyOptional({ enum: DATE_ORDERS, description: 'How 04/05/1990 is to be read. Without it, only dates such as 1990-05-04 are taken.' })
  @IsOptional()
  @IsIn(DATE_ORDERS, { message: 'must be dmy or mdy' })
  readonly dateOrder?: DateOrder;
}

export class ResultQuery {
  @ApiPropertyOptional({ enum: RESULT_ROWS, description: 'The refused rows by default.' })
  @IsOptional()
  @IsIn(RESULT_ROWS, { message: 'must be refused or all' })
  readonly rows?: (typeof RESULT_ROWS)[number];
}
