import '@homeward/telemetry';
import 'reflect-metadata';
import { HttpServiceConfiguration, runService } from '@homeward/wiring';
import { ReportingModule } from './reporting.module';

/** The answers alone: any number of replicas. */
runService({ name: 'reporting', Configuration: HttpServiceConfiguration, opensSealed: true, modules: () => [ReportingModule] });
