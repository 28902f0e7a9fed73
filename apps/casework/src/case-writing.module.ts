import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CaseMemories } from './case-memories';
import { CaseWriter } from './case-writer';
import { CommandContexts } from './command-contexts';
import { BegunErasures } from './erasure/begun-erasures';
import { Erasing } from './erasure/erasing';
import { ExecuteReturnCaseHandler } from './execute-return-case.handler';
import { IdentitySearch } from './identity-search';
import { Offices } from './offices';
import { SimilarCases } from './similar-cases';

/** The handler of requests on cases and what it needs, with no way in from outside. It needs the ports of `CoreModule`. */
@Module({})
export class CaseWritingModule {
  static forRoot({ offices }: { readonly offices: Offices }): DynamicModule {
    const providers = [{ provide: Offices, useValue: offices }, CaseMemories, CommandContexts, BegunErasures, Erasing, CaseWriter, IdentitySearch, SimilarCases, ExecuteReturnCaseHandler];
    return {
      module: CaseWritingModule,
      imports: [CqrsModule.forRoot()],
      providers,
      exports: [Offices, CaseMemories, CommandContexts, BegunErasures, CaseWriter, IdentitySearch, SimilarCases, ExecuteReturnCaseHandler],
    };
  }
}
