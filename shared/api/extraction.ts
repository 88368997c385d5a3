import type { Quad } from '../forms/raster.ts';
import type { FieldReading, MarkReading } from '../protocol/values.ts';
import type { CheckResult } from '../protocol/rules.ts';

/** `failed`: the file could not be decoded or the worker failed; `unplaced` and `not-a-protocol` go to the operator whole. */
export type PageStatus = 'read' | 'unplaced' | 'not-a-protocol' | 'failed';

/** What may be wrong with a page that is placed all the same. */
export type PlacingDoubt = 'other-words' | 'lies-badly' | 'two-forms-fit' | 'too-small';

/** Where the page lies in its picture; enough to outline it there. */
export interface PagePlacement {
  turned: 0 | 90 | 180 | 270;
  /** The page's corners in the picture (after EXIF orientation), px. */
  corners: Quad;
  residualMm: number;
  /** Scale of the straightened page image kept for the screen, px per mm. */
  pxPerMm: number;
  /** Present when a person marked the page's corners. */
  byPerson?: true;
  /** Present where no reading of the page is accepted: why, a key under `doubt.` in the language files. */
  doubt?: PlacingDoubt;
}

/** What the machine makes of one page: a suggestion. Plain data, crosses worker and process borders. */
export interface PageExtraction {
  status: PageStatus;
  /** Form id; the nearest one when unplaced, null when none came near. */
  form: string | null;
  formVersion: number | null;
  /** Page of the form, from 1. */
  formPage: number | null;
  /** A key under `reason.` in the language files, or null when read. */
  reason: string | null;
  /** How well the page lies on the form, 0..1. */
  score: number;
  /** Wall time of the page, decode to decision. */
  ms: number;
  /** Picture size after EXIF orientation, px. */
  width: number;
  height: number;
  placement: PagePlacement | null;
  /** Numeric, words and text fields by id. */
  fields: Readonly<Record<string, FieldReading>>;
  marks: Readonly<Record<string, MarkReading>>;
  checks: readonly CheckResult[];
  /** Print of the numeric fields' handwriting, base64, to find other pictures of the same paper by; absent with too little ink. */
  ink?: string;
}
