import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { BULK_CONTROLLERS, BULK_PROVIDERS } from './bulk/bulk-parts';
import { CaseMemories } from './case-memories';
import { CaseWriter } from './case-writer';
import { CommandContexts } from './command-contexts';
import { CasesController } from './cases.controller';
import { DueDiligenceController } from './due-diligence.controller';
import { ExecuteReturnCaseHandler } from './execute-return-case.handler';
import { FamilyCoordinator } from './family/family-coordinator';
import { FAMILY_PROVIDERS } from './family/family-parts';
import { InformationRequestsController } from './information-requests.controller';
import { IdentitySearch } from './identity-search';
import { IMPORT_CONTROLLERS, IMPORT_PROVIDERS } from './import/import-parts';
import { Offices } from './offices';
import { SimilarCases } from './similar-cases';

export interface CaseworkOptions {
  readonly offices: Offices;
}

/** The write side of return cases. It needs the ports of `CoreModule`. */
@Module({})
export class CaseworkModule {
  static forRoot({ offices }: CaseworkOptions): DynamicModule {
    return {
      module: CaseworkModule,
      imports: [CqrsModule.forRoot()],
      controllers: [CasesController, DueDiligenceController, InformationRequestsController, ...BULK_CONTROLLERS, ...IMPORT_CONTROLLERS],
      providers: [{ provide: Offices, useValue: offices }, CaseMemories, CommandContexts, CaseWriter, IdentitySearch, SimilarCases, ExecuteReturnCaseHandler, ...BULK_PROVIDERS, ...FAMILY_PROVIDERS, ...IMPORT_PROVIDERS],
      exports: [FamilyCoordinator, Offices],
    };
  }
}
