import { ImportContexts } from './import-contexts';
import { ImportJobs } from './import-jobs';
import { ImportsController } from './imports.controller';
import { IntakeNamespace } from './intake-namespace';
import { RegisterRow } from './register-row';
import { RunImport } from './run-import';

/** What the casework module adds to take intake sheets: they share its command handler and its offices. */
export const IMPORT_CONTROLLERS = [ImportsController];
export const IMPORT_PROVIDERS = [IntakeNamespace, ImportContexts, RegisterRow, RunImport, ImportJobs];
