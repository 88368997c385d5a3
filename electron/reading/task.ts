import type { PageExtraction } from '../../shared/api/extraction.ts';
import type { Box, Form } from '../../shared/forms/form.ts';
import type { Quad } from '../../shared/forms/raster.ts';
import type { IntakeReason } from '../../shared/protocol/intake.ts';
import type { FieldReading } from '../../shared/protocol/values.ts';
import type { ProposedCorners } from '../vision/types.ts';
import type { LanguageData } from './tesseract.ts';

/** A form and where its references lie; the worker decodes them itself, once. */
export interface ReadingForm {
  form: Form;
  references: readonly { kind: 'blank' | 'filled' | 'features'; page: number; file: string }[];
}

export type Handwriting = 'networks' | 'tesseract';

/** What a worker loads once, before its first page. */
export interface WorkerSettings {
  forms: readonly ReadingForm[];
  /** Tesseract's data for figures: it reads print. */
  figures: LanguageData;
  /** Folder of the networks that read handwriting, with `digits.json`. */
  networks: string;
  /** What reads handwriting; Tesseract only to be compared with. */
  handwriting: Handwriting;
  /** Whether a page's fields are decided together under the form's equations; false only to be compared with. */
  joint: boolean;
  /** Whether number words are read beside the figures; false only to be compared with. */
  words: boolean;
}

/** A picture by its path, or its bytes. */
export type PageSource = string | Uint8Array;

/** Reads one page. */
export interface ReadTask {
  kind: 'read';
  source: PageSource;
  /** From 1. */
  page: number;
  /** Ids of the forms to try; all that were loaded when null. */
  forms: readonly string[] | null;
  /** A form that is not among the loaded ones, to be tried alone. */
  trial?: ReadingForm;
  /** The page's corners as a person marked them, px of the picture; absent or null for the machine to find the page. */
  corners?: Quad | null;
  /** Scale of the straightened page that is wanted along, px per mm; none when null. */
  straightenedPxPerMm: number | null;
}

export interface ReadAnswer {
  extraction: PageExtraction;
  /** JPEG of the straightened page; null when not asked for or not placed. */
  straightened: Uint8Array | null;
  /** What went wrong in the worker, in English for the log; null when nothing did. */
  fault: string | null;
}

/** Makes a picture for the screen of one page. */
export interface PreviewTask {
  kind: 'preview';
  source: PageSource;
  page: number;
  /** Longer side at most, px. */
  side: number;
  turn: 0 | 90 | 180 | 270;
}

export interface PreviewAnswer {
  mime: 'image/jpeg';
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** Straightens a page of an unknown form by its corners. */
export interface SheetTask {
  kind: 'sheet';
  source: PageSource;
  page: number;
  /** Of the page in its picture (upright by EXIF), px. */
  corners: Quad;
  /** Of the page, mm. */
  size: { width: number; height: number };
  pxPerMm: number;
}

export interface SheetAnswer {
  /** JPEG of the straightened page, and its size in px. */
  bytes: Uint8Array;
  width: number;
  height: number;
  /** Long ruled lines (x0, y0, x1, y1) and insides of ruled boxes, mm. */
  lines: readonly (readonly [number, number, number, number])[];
  boxes: readonly Box[];
}

/** Looks for where a page may lie, for a person to put right. */
export interface CornersTask {
  kind: 'corners';
  source: PageSource;
  page: number;
  /** Ids of the forms whose print is looked for. */
  forms: readonly string[];
}

export interface CornersAnswer extends ProposedCorners {
  /** Size of the picture after EXIF orientation, px. */
  width: number;
  height: number;
}

/** Reads one field of a page where a person says that it lies. */
export interface BoxTask extends Pick<ReadTask, 'source' | 'page' | 'corners'> {
  kind: 'box';
  /** The page's form. */
  form: string;
  field: string;
  /** mm of the straightened page. */
  box: Box;
}

export interface BoxAnswer {
  /** Null where the page cannot be placed, or the field holds no number. */
  reading: FieldReading | null;
}

/** What each kind of task is answered with. */
interface Answers {
  read: ReadAnswer;
  preview: PreviewAnswer;
  sheet: SheetAnswer;
  corners: CornersAnswer;
  box: BoxAnswer;
}

export type Task = ReadTask | PreviewTask | SheetTask | CornersTask | BoxTask;
export type AnswerOf<Asked extends Task> = Answers[Asked['kind']];
export type AnyAnswer = AnswerOf<Task>;

/** From the pool to its worker. */
export interface Order {
  id: number;
  task: Task;
}

/**
 * From a worker to its pool. `ready`: everything is loaded. `unwell`: the answer is an error after which this worker must
 * not go on (a WebAssembly heap is unusable after it ran out of memory).
 */
export type Report =
  | { kind: 'ready' }
  | { kind: 'answer'; id: number; answer: AnyAnswer }
  | { kind: 'error'; id: number; message: string; reason: IntakeReason | null; unwell: boolean };

/** Why a page failed in the worker rather than in its file; a key under `reason.` in the language files. */
export const workerFailures = ['timeout', 'worker-failed'] as const;
export type WorkerFailure = (typeof workerFailures)[number];

/** The extraction of a page that could not be read at all. */
export function failedExtraction(reason: IntakeReason | WorkerFailure, ms: number): PageExtraction {
  return {
    status: 'failed',
    form: null,
    formVersion: null,
    formPage: null,
    reason,
    score: 0,
    ms,
    width: 0,
    height: 0,
    placement: null,
    fields: {},
    marks: {},
    checks: [],
  };
}
