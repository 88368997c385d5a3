import type { Box, Form, FormField } from '../../shared/forms/form.ts';
import type { Quad, Raster } from '../../shared/forms/raster.ts';
import type { FeaturesFile, RuledLine } from './model.ts';

/** x, y, width, height in px. */
export type PxBox = readonly [number, number, number, number];

/** Where a page lies in its picture, and how well. */
export interface Placement {
  form: Form;
  /** Page of the form, from 1. */
  page: number;
  /** How well the page lies on the form, 0..1; below the limit a page is not placed. */
  score: number;
  /** Clockwise quarter turn that brings the picture upright. */
  turned: 0 | 90 | 180 | 270;
  /** The page's corners in the picture, px. */
  corners: Quad;
  /** Median distance, in mm, of ruled lines that registering did not use from where the form has them. */
  residualMm: number;
  /** Who found where the page lies. */
  by: 'machine' | 'person';
  /** Why no reading of the page is to be accepted, though it is placed; null where it surely lies on its form. */
  doubt: Doubt | null;
}

/** One field cut straight from the picture, at a known scale. */
export interface FieldCut {
  field: FormField;
  pxPerMm: number;
  /** Field box with a margin, straightened, grey. */
  image: Raster;
  /** The same area, 1 channel: 0 paper .. 255 full ink; the form's print and ruled lines taken out. */
  ink: Raster;
  /** The field's box within the cut, px. */
  box: PxBox;
  /** For a `cells` field each cell's box within the cut, px, left to right; otherwise empty. */
  cells: readonly PxBox[];
}

/** A page laid on its form, from which fields are cut. Free it with `dispose` when done. */
export interface PlacedPage {
  placement: Placement;
  /** Cuts one field of the form with `marginMm` of surroundings. */
  cut(field: FormField, pxPerMm: number, marginMm: number): FieldCut;
  /**
   * Cuts a field that lies in `box` (mm of the straightened page) rather than where the form has it: what the form shows
   * around the field is taken to lie around the box, larger or smaller by as much.
   */
  cutFrom(field: FormField, box: Box, pxPerMm: number, marginMm: number): FieldCut;
  /** True if the picture shows all of a box, mm: what sticks out of it cannot be read. */
  shows(box: Box): boolean;
  /** The whole page, straightened, RGB. */
  straighten(pxPerMm: number): Raster;
  dispose(): void;
}

/** Why a page was refused. `not-a-protocol` only when that is sure. */
export interface Refusal {
  status: 'unplaced' | 'not-a-protocol';
  /** A key of the language files: no-page, no-form-fits, other-words, too-small, lies-badly ... */
  reason: RefusalReason;
  /** The best form's score, 0..1. */
  score: number;
  /** The form that came closest, if any. */
  nearest: string | null;
}

export const refusalReasons = [
  'no-form-fits',
  'lies-badly',
  'two-forms-fit',
  'other-words',
  'too-small',
  'too-little-contrast',
  'blank-page',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/**
 * What may be wrong with a page that is placed: it lies badly, or its words may be other than the form's or cannot be made out; or, where a person's word
 * placed it, another form fits as well or the picture is too small to be read.
 */
export type Doubt = Extract<RefusalReason, 'other-words' | 'lies-badly' | 'two-forms-fit' | 'too-small'>;

/** A first idea of where a page lies. */
export interface ProposedCorners {
  /** px of the picture. */
  corners: Quad;
  /** What the corners are: those of a form's print, of the bright sheet, or of the picture itself. */
  of: 'form' | 'paper' | 'picture';
  /** The form whose print was seen. */
  form: string | null;
}

/** A page of an unknown form, of which nothing is known but its corners. */
export interface Sheet {
  /** The page straightened, RGB. */
  image: Raster;
  /** Long ruled lines, mm. */
  lines: readonly RuledLine[];
  /** Insides of ruled boxes, mm, in reading order. */
  boxes: readonly Box[];
}

/** A form with its reference made ready for registration; made once a worker. */
export interface PreparedForm {
  form: Form;
  dispose(): void;
}

/** What a form file's reference brings: a decoded picture, or the contents of a features file (unchecked JSON). */
export type ReferenceSource =
  | { kind: 'blank' | 'filled'; page: number; raster: Raster }
  | { kind: 'features'; page: number; data: unknown };

export interface Vision {
  /** Makes a form ready; throws a plain Error that names what is wrong with the reference. */
  prepare(form: Form, references: readonly ReferenceSource[]): PreparedForm;
  /** Finds which form a picture shows and lays it on that form. */
  place(
    picture: Raster,
    forms: readonly PreparedForm[],
  ): { ok: true; page: PlacedPage } | { ok: false; refusal: Refusal };
  /**
   * Lays one of the forms on a page whose corners a person marked, px of the picture, top left first as the page is read.
   * It is followed from there like any page; where that fails it lies as marked. Refused only where the corners enclose no
   * page.
   */
  placeByCorners(
    picture: Raster,
    forms: readonly PreparedForm[],
    corners: Quad,
  ): { ok: true; page: PlacedPage } | { ok: false; refusal: Refusal };
  /** Where a page may lie in a picture, for a person to put right. */
  proposeCorners(picture: Raster, forms: readonly PreparedForm[]): ProposedCorners;
  /**
   * A page of an unknown form straightened by its corners (px of the picture), with what is ruled on it. `size`: of the
   * page, mm.
   */
  sheet(picture: Raster, corners: Quad, size: { width: number; height: number }, pxPerMm: number): Sheet;
  /**
   * What the pictures of a form's page share, as the contents of a features file: the reference of a form whose picture
   * must not be kept. The first picture shows the page from edge to edge.
   */
  describe(form: Form, page: number, pictures: readonly Raster[]): FeaturesFile;
  dispose(): void;
}
