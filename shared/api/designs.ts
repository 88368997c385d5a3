import type { Design } from '../forms/design.ts';
import type { Box } from '../forms/form.ts';
import type { Quad } from '../forms/raster.ts';
import type { IntakeReason } from '../protocol/intake.ts';

/** A form that is being drawn, in a list. */
export interface DraftSummary {
  id: number;
  /** Name of the picture that it is drawn on. */
  name: string;
  title: Record<string, string>;
  fields: number;
  /** When it was last changed, ISO 8601 in UTC. */
  at: string;
}

/** A page that was straightened by its corners. */
export interface StraightPage {
  /** Grows with every straightening; the picture of one number never changes. */
  n: number;
  /** Size of its picture, px. */
  width: number;
  height: number;
  /** Long ruled lines found on it: x0, y0, x1, y1 in mm. */
  lines: readonly (readonly [number, number, number, number])[];
  /** Insides of the ruled boxes found on it, mm, in reading order. */
  boxes: readonly Box[];
}

/** A form that is being drawn. */
export interface FormDraft {
  id: number;
  /** Grows with every change. */
  version: number;
  at: string;
  name: string;
  /** The picture upright by its EXIF orientation, px. */
  picture: { width: number; height: number };
  /** Clockwise turn by which it is shown. */
  turn: 0 | 90 | 180 | 270;
  /** Of the page in the picture (unturned), px, top left first as the page is read. */
  corners: Quad;
  /** Null until the corners were said to be right. */
  page: StraightPage | null;
  design: Design;
  /** The form file that this very state was saved as. */
  saved: SavedForm | null;
}

/** A new draft, or why the picture cannot be had. */
export type BegunDraft = { draft: FormDraft; refused?: never } | { refused: IntakeReason; draft?: never };

export interface SavedForm {
  id: string;
  version: number;
  /** Path of the form file within the workspace, with forward slashes. */
  file: string;
}

/** A form and its reference in one file, for others. */
export interface PackedForm {
  path: string;
  /** In browser mode the address to fetch it from. */
  download: string | null;
}
