import '@homeward/telemetry';
import 'reflect-metadata';
import { HttpServiceConfiguration, runService } from '@homeward/wiring';
import { AuditModule } from './audit.module';

/** Replay and proofs alone: any number of replicas. */
runService({ name: 'audit', Configuration: HttpServiceConfiguration, opensSealed: true, modules: () => [AuditModule] });
