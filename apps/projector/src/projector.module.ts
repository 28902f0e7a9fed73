import { Module } from '@nestjs/common';
import { ProjectorService } from './projector.service';

/** Keeps every read model of cases up to date with the log. */
@Module({ providers: [ProjectorService], exports: [ProjectorService] })
export class ProjectorModule {}
