import { inspect } from 'node:util';

const PRINTED = '[sealed]';

/**
 * A personal value on its way through code that must not show it: logs, error messages, templates and JSON print
 * `[sealed]`. `reveal()` is the one word to search for when asking who reads personal data.
 */
export class Secret<T> {
  readonly #value: T;

  private constructor(value: T) {
    this.#value = value;
  }

  static of<T>(value: T): Secret<T> {
    return new Secret(value);
  }

  reveal(): T {
    return this.#value;
  }

  toString(): string {
    return PRINTED;
  }

  toJSON(): string {
    return PRINTED;
  }

  /** Also what template literals and `+` use, whatever they ask for. */
  [Symbol.toPrimitive](): string {
    return PRINTED;
  }

  [inspect.custom](): string {
    return PRINTED;
  }
}
