import type { IntakeReason } from '../../shared/protocol/intake.ts';

/** Thrown by every decoder of this room: a picture that cannot be had, and why. */
export class PictureError extends Error {
  readonly reason: IntakeReason;

  constructor(reason: IntakeReason, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'PictureError';
    this.reason = reason;
  }
}

const systemReasons: Readonly<Record<string, IntakeReason>> = {
  ENOENT: 'vanished',
  ENOTDIR: 'vanished',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EISDIR: 'not-a-file',
  ENXIO: 'not-a-file',
};

/** The reason behind an error of the file system; `unreadable` for what has no name of its own. */
export function reasonOfSystemError(error: unknown): IntakeReason {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return (typeof code === 'string' ? systemReasons[code] : undefined) ?? 'unreadable';
}
