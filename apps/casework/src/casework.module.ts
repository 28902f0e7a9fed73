import { type DynamicModule, Module } from '@nestjs/common';
import { AccessController } from './access/access.controller';
import { BULK_CONTROLLERS, BULK_PROVIDERS } from './bulk/bulk-parts';
import { BulkQueue } from './bulk/bulk-queue';
import { CaseWritingModule } from './case-writing.module';
import { CasesController } from './cases.controller';
import { DueDiligenceController } from './due-diligence.controller';
import { ERASURE_PROVIDERS } from './erasure/erasure-parts';
import { FinishErasures } from './erasure/finish-erasures';
import { FamilyCoordinator } from './family/family-coordinator';
import { FAMILY_PROVIDERS } from './family/family-parts';
import { FINDABLE_PROVIDERS } from './findable/findable-parts';
import { MakeCasesFindable } from './findable/make-cases-findable';
import { InformationRequestsController } from './information-requests.controller';
import { IMPORT_CONTROLLERS, IMPORT_PROVIDERS } from './import/import-parts';
import type { Offices } from './offices';

export interface CaseworkOptions {
  readonly offices: Offices;
}

/** The write side of return cases, and where access is revoked. It needs the ports of `CoreModule` and `AccessModule`. */
@Module({})
export class CaseworkModule {
  static forRoot({ offices }: CaseworkOptions): DynamicModule {
    return {
      module: CaseworkModule,
      imports: [CaseWritingModule.forRoot({ offices })],
      controllers: [AccessController, CasesController, DueDiligenceController, InformationRequestsController, ...BULK_CONTROLLERS, ...IMPORT_CONTROLLERS],
      providers: [...BULK_PROVIDERS, ...ERASURE_PROVIDERS, ...FAMILY_PROVIDERS, ...FINDABLE_PROVIDERS, ...IMPORT_PROVIDERS],
      exports: [BulkQueue, FamilyCoordinator, FinishErasures, MakeCasesFindable, CaseWritingModule],
    };
  }
}
