import { type DynamicModule, Module } from '@nestjs/common';
import { CoreModule, type CoreOptions } from '@homeward/wiring';
import { AuditModule } from '../../audit/src/audit.module';
import { CaseworkModule } from '../../casework/src/casework.module';
import type { Offices } from '../../casework/src/offices';
import { ProjectorModule } from '../../projector/src/projector.module';
import { ReportingModule } from '../../reporting/src/reporting.module';
import { HealthController } from './health.controller';

export interface StandaloneModuleOptions {
  readonly core: CoreOptions;
  readonly offices: Offices;
}

/** Every service in one process, over one set of ports. */
@Module({})
export class StandaloneModule {
  static forRoot({ core, offices }: StandaloneModuleOptions): DynamicModule {
    return {
      module: StandaloneModule,
      imports: [CoreModule.forRoot(core), CaseworkModule.forRoot({ offices }), ProjectorModule.forRoot({ offices }), ReportingModule, AuditModule],
      controllers: [HealthController],
    };
  }
}
