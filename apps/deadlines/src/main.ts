import '@homeward/telemetry';
import 'reflect-metadata';
import { runService } from '@homeward/wiring';
import { CaseWritingModule } from '../../casework/src/case-writing.module';
import { ApplyDueTimers } from './apply-due-timers';
import { CASE_COMMANDS } from './case-commands';
import { DeadlinesConfiguration } from './deadlines-configuration';
import { DeadlinesModule } from './deadlines.module';
import { DeadlinesService } from './deadlines.service';

const MS_PER_SECOND = 1_000;

/** The deadlines alone, with the handler of requests beside them: each replica looks at its share of what is due. */
runService({
  name: 'deadlines',
  Configuration: DeadlinesConfiguration,
  opensSealed: true,
  modules: ({ configuration, offices }) => [
    CaseWritingModule.forRoot({ offices }),
    DeadlinesModule.forRoot({ caseCommands: { provide: CASE_COMMANDS, useClass: ApplyDueTimers }, everyMs: configuration.deadlinesEverySeconds * MS_PER_SECOND }),
  ],
  watches: [DeadlinesService],
});
