import type { IntakeReason } from '../../shared/protocol/intake.ts';
import { PictureError, reasonOfSystemError } from '../imaging/index.ts';
import { UnpackError, type UnpackReason } from '../unpack/index.ts';
import type { Told } from './door/door.ts';

/** Where bytes lie: a file, and the names of packages and files inside it, one in the other. */
export interface Place {
  /** Absolute. */
  file: string;
  inside: readonly string[];
}

/** A file to take in. */
export interface FoundFile {
  /**
   * What its batch knows it by: the absolute path, or what stands for it where the path could name people (in the export of a
   * chat, in a mail).
   */
  path: string;
  /** As shown: relative to the folder that was given, with forward slashes; the plain name of a file given itself. */
  name: string;
  place: Place;
  /** The message that brought it. */
  told?: Told | undefined;
}

/** A file or folder that cannot even be looked into. */
export interface FoundProblem {
  path: string;
  name: string;
  reason: IntakeReason;
  /** English, for the log and the help desk. */
  detail: string;
}

export type Found = FoundFile | FoundProblem;

/** Numbers in names count as numbers: 2.jpg comes before 10.jpg. One locale, so that every machine has one order. */
const natural = new Intl.Collator('en', { numeric: true });

/** The order in which files are listed. */
export const inOrder = (a: string, b: string) => natural.compare(a, b) || (a < b ? -1 : 1);

const unpackReasons: Readonly<Record<UnpackReason, IntakeReason>> = {
  'not-a-zip': 'damaged',
  damaged: 'damaged',
  encrypted: 'encrypted',
  unsupported: 'unsupported-kind',
  'unsafe-name': 'unsafe-name',
  'too-many': 'too-many-files',
  'too-large': 'too-large',
  bomb: 'bomb',
  'dangerous-xml': 'damaged',
  'too-many-cells': 'too-large',
};

/** Why something inside a package cannot be had. What no room throws on purpose is the system's. */
export function reasonOf(error: unknown): IntakeReason {
  if (error instanceof UnpackError) return unpackReasons[error.reason];
  return error instanceof PictureError ? error.reason : reasonOfSystemError(error);
}
