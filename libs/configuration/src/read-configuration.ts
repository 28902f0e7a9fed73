import { validateSync, type ValidationError } from 'class-validator';
import { bindingsOf, type VariableBinding } from './variable';

/** The environment does not make a configuration. Lists every wrong variable, never a value: some are secrets. */
export class ConfigurationInvalid extends Error {
  override readonly name = 'ConfigurationInvalid';
  readonly code = 'ConfigurationInvalid';

  constructor(readonly problems: readonly string[]) {
    super(['The configuration is invalid:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
  }
}

/**
 * Reads a configuration class from the environment. An empty variable counts as absent, and an absent one leaves the
 * property's default. Throws `ConfigurationInvalid` with all problems at once.
 */
export function readConfiguration<T extends object>(
  Configuration: new () => T,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<T> {
  const configuration = new Configuration();
  const bindings = bindingsOf(Configuration.prototype as object);
  for (const { property, variable, reading } of bindings) {
    const given = environment[variable]?.trim() ?? '';
    if (given !== '') Reflect.set(configuration, property, reading(given));
  }
  const errors = validateSync(configuration, {
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
  });
  if (errors.length > 0) throw new ConfigurationInvalid(errors.flatMap((error) => problemsOf(error, bindings)));
  return Object.freeze(configuration);
}

/** A user knows the variable, not the property it fills. */
function problemsOf(error: ValidationError, bindings: readonly VariableBinding[]): readonly string[] {
  const variable = bindings.find(({ property }) => property === error.property)?.variable ?? error.property;
  return Object.values(error.constraints ?? {}).map((message) => {
    const about = message.replace(error.property, variable);
    return about.includes(variable) ? about : `${variable}: ${about}`;
  });
}
