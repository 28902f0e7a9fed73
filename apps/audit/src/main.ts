import '@homeward/telemetry';
import 'reflect-metadata';
import { HttpServiceConfiguration, runService } from '@homeward/wiring';
import { AuditModule } from './audit.module';
import { LeafNumberingService } from './leaves/leaf-numbering.service';

/** Replay and proofs: any number of replicas; one of them numbers the log for the audit tree, and what keeps it from that keeps nobody from reading. */
runService({ name: 'audit', Configuration: HttpServiceConfiguration, opensSealed: true, modules: () => [AuditModule], warns: () => [LeafNumberingService] });
