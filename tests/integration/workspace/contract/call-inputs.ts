/** What a call is tried with. */
export interface CallInputs {
  /** An input that is right in itself, on a workspace that has nothing. */
  readonly right: unknown;
  /** Inputs that the call must refuse before any of its own code sees them. */
  readonly wrong: readonly unknown[];
}

/** The inputs of every call of a room, and of no other. */
export type InputsOf<Calls> = { readonly [Name in keyof Calls]: CallInputs };
