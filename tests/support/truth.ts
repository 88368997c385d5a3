import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FieldReading } from '../../shared/protocol/values.ts';

/** What stands on one picture, from a folder's truth.json (formats: the reference folder's data/README.md). */
export interface PageTruth {
  /** Path of the picture within the folder. */
  file: string;
  /** The form's id; null for a document that is no protocol. */
  form: string | null;
  /** How it was captured: scan, photo, or how it was spoiled. */
  capture: string;
  /** Numbers by field id; fields that cannot be told from the picture are left out. */
  values: Readonly<Record<string, number>>;
  /** True if a zero may have been left empty, so that blank is right as well. */
  emptyZero: boolean;
  /** By mark id; empty where nothing is known. */
  marks: Readonly<Record<string, boolean>>;
  /** By id of every numeric field whether it is corrected on paper; empty where nothing is known. */
  corrected: Readonly<Record<string, boolean>>;
  /** What does not add up on the paper itself, in words of the truth.json. */
  failedChecks: readonly string[];
}

interface KazakhTruth {
  form: string;
  mode: string;
  spoiled?: string;
  values: Record<string, number>;
  uncertain?: string[];
  corrected: string[];
  padding: string;
  /** Left out where the form has none. */
  stamp?: boolean;
  signatures: Record<string, boolean>;
  failed_checks: string[];
}

interface GeorgianTruth {
  form: string | null;
  fields?: Record<string, string>;
  uncertain?: string[];
}

/** Forms whose unused cells may be empty, so that an empty field may be a zero. */
const BOXED = 'kz-2019-a';

/** Reads a folder's truth.json. */
export function readTruth(folder: string): PageTruth[] {
  const pages = JSON.parse(readFileSync(path.join(folder, 'truth.json'), 'utf8')) as Record<
    string,
    KazakhTruth | GeorgianTruth
  >;
  return Object.entries(pages).map(([file, truth]) =>
    'values' in truth ? kazakh(file, truth) : georgian(file, truth),
  );
}

function kazakh(file: string, truth: KazakhTruth): PageTruth {
  return {
    file,
    form: truth.form,
    capture: truth.spoiled ?? truth.mode,
    values: certain(truth.values, truth.uncertain),
    emptyZero: truth.form === BOXED && truth.padding === 'blank',
    marks: { ...(truth.stamp === undefined ? {} : { stamp: truth.stamp }), ...truth.signatures },
    corrected: Object.fromEntries(Object.keys(truth.values).map((id) => [id, truth.corrected.includes(id)])),
    failedChecks: truth.failed_checks,
  };
}

/** A field of fillers only is an empty text there, and a zero. */
function georgian(file: string, { form, fields = {}, uncertain }: GeorgianTruth): PageTruth {
  const values = Object.fromEntries(Object.entries(fields).map(([id, figures]) => [id, Number(figures)]));
  return {
    file,
    form,
    capture: 'scan',
    values: certain(values, uncertain),
    emptyZero: false,
    marks: {},
    corrected: {},
    failedChecks: [],
  };
}

function certain(values: Record<string, number>, uncertain: readonly string[] = []): Record<string, number> {
  return Object.fromEntries(Object.entries(values).filter(([id]) => !uncertain.includes(id)));
}

/** True if a reading says what stands in the field. */
export function isRight(truth: PageTruth, field: string, reading: FieldReading | undefined): boolean {
  if (!reading) return false;
  const wanted = truth.values[field];
  return reading.value === wanted || (truth.emptyZero && wanted === 0 && reading.state === 'blank');
}
