import 'reflect-metadata';

/** Turns the text of a variable into a value; what it cannot read it hands on for the rules to refuse. */
export type Reading = (text: string) => unknown;

export const text: Reading = (given) => given;

export const integer: Reading = (given) => (/^-?\d{1,15}$/.test(given) ? Number(given) : given);

const TRUTH: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

export const truth: Reading = (given) => TRUTH.get(given.toLowerCase()) ?? given;

/** Comma-separated; blanks around a part and empty parts are dropped. */
export const list: Reading = (given) =>
  given
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

export interface VariableBinding {
  readonly property: string;
  readonly variable: string;
  readonly reading: Reading;
}

const BINDINGS = Symbol('homeward:variables');

/** Says which environment variable fills a property of a configuration class, and how its text is read. */
export function Variable(variable: string, reading: Reading = text): PropertyDecorator {
  return (prototype, property) => {
    const known = bindingsOf(prototype);
    Reflect.defineMetadata(BINDINGS, [...known, { property: String(property), variable, reading }], prototype);
  };
}

/** The bindings of a class and of the classes it extends. */
export function bindingsOf(prototype: object): readonly VariableBinding[] {
  const bindings: unknown = Reflect.getMetadata(BINDINGS, prototype);
  return Array.isArray(bindings) ? (bindings as readonly VariableBinding[]) : [];
}
