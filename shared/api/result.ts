/** References of errors: a key under `error.` in the language files, never shown raw. */
export const errorReferences = [
  'invalid-input',
  'unknown-call',
  'not-found',
  'read-only',
  'workspace-busy',
  'workspace-newer',
  'not-a-workspace',
  'workspace-damaged',
  'disk-full',
  'no-permission',
  'image-missing',
  'picture-away',
  'wrong-status',
  'changed-meanwhile',
  'file-changed',
  'no-person',
  'not-allowed',
  'planted-value',
  'cancelled',
  'not-here',
  'export-failed',
  'station-unclear',
  'no-printer',
  'target-not-empty',
  'internal',
] as const;
export type ErrorReference = (typeof errorReferences)[number];

export interface CallError {
  reference: ErrorReference;
  /** English, for the log and the help desk. */
  message: string;
  /** True when the workspace cannot go on. */
  fatal: boolean;
  /** What the message on screen is made of. */
  params?: Readonly<Record<string, string | number>>;
}

/** The one answer shape of every call. */
export type Answer<T> = { data: T; error?: never } | { data?: never; error: CallError };

/** An error that a room throws on purpose; the boundary turns it into a `CallError`. */
export class HattamaError extends Error {
  readonly reference: ErrorReference;
  readonly fatal: boolean;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(
    reference: ErrorReference,
    message: string,
    options: { fatal?: boolean; params?: Record<string, string | number>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'HattamaError';
    this.reference = reference;
    this.fatal = options.fatal ?? false;
    this.params = options.params ?? {};
  }
}
