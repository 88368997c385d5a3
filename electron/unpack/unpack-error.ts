/**
 * Why a packed file is not opened.
 * - `not-a-zip`: the bytes are something else, whatever the name says
 * - `damaged`: cut off, contradicting itself, or its contents do not fit their checksum
 * - `encrypted`: behind a password
 * - `unsupported`: compressed in a way that is not read here (all programs of today can write "deflate", which is)
 * - `unsafe-name`: a name that leads out of a folder, to a link or a device, or the same place twice
 * - `too-many`: more files in it than are let in
 * - `too-large`: one file of it, or all together, unpack to more than is let in
 * - `bomb`: made to unpack to far more than it brings: absurdly compressed, or the same bytes used many times over
 * - `dangerous-xml`: XML that defines entities, names other files, or nests beyond all use
 * - `too-many-cells`: a sheet that claims, repeats or merges more cells than are let in
 */
export type UnpackReason =
  | 'not-a-zip'
  | 'damaged'
  | 'encrypted'
  | 'unsupported'
  | 'unsafe-name'
  | 'too-many'
  | 'too-large'
  | 'bomb'
  | 'dangerous-xml'
  | 'too-many-cells';

/** Thrown by everything in this room; the message is English, for the log and the help desk. */
export class UnpackError extends Error {
  readonly reason: UnpackReason;

  constructor(reason: UnpackReason, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'UnpackError';
    this.reason = reason;
  }
}

/**
 * What to throw for an error of the libraries below: an error of the system (a full disk, a lost medium) as it is,
 * anything else as `damaged`, since it came from the bytes.
 */
export function asUnpackError(error: unknown): unknown {
  if (error instanceof UnpackError) return error;
  if (error instanceof Error && 'errno' in error && 'syscall' in error) return error;
  const reason = String(error).includes('strong encryption') ? 'encrypted' : 'damaged';
  return new UnpackError(reason, `the ZIP file cannot be read: ${String(error)}`, error);
}
