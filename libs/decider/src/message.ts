/** A command or an event: plain data under a type name. The name of an event is a storage format; it never changes. */
export interface Message<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** The member of a message union with the given type name. */
export type Of<M extends Message, Type extends M['type']> = Extract<M, { readonly type: Type }>;
