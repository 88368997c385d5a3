import { existsSync } from 'node:fs';
import path from 'node:path';
import { HattamaError } from '../../../shared/api/result.ts';
import { type Design, designOf } from '../../../shared/forms/design.ts';
import type { Quad } from '../../../shared/forms/raster.ts';
import { originalPath } from '../../store/layout.ts';
import type { Store } from '../../store/open.ts';
import { findOriginal } from '../../store/originals.ts';
import { findReading } from '../../store/readings.ts';
import { findScan } from '../../store/scans.ts';
import { sourcesOf } from '../../store/sources.ts';
import type { FormShelf } from '../form-shelf.ts';

/** A picture on which a form is to be drawn. */
export interface PictureToDraw {
  name: string;
  source: string | Uint8Array;
  /** Page of the file, from 1. */
  page: number;
  /** Where the page lies in it, where that is known, px. */
  corners: Quad | null;
  /** What is drawn on it already. */
  design: Design | null;
}

/** Where a scan's original lies. Throws `not-found`, and `image-missing` when it is gone. */
export function originalOf(store: Store, id: number): { file: string; page: number; sha256: string } {
  const scan = findScan(store.read, id);
  const original = scan && findOriginal(store.read, scan.original);
  if (!scan || !original) throw new HattamaError('not-found', `There is no scan ${id}`);
  const file = originalPath(store.folder, original.sha256, original.extension);
  if (!existsSync(file))
    throw new HattamaError('image-missing', `The original ${original.sha256} is not where it was kept`);
  return { file, page: scan.page, sha256: original.sha256 };
}

/** A scan's original; a page that was laid on another form is known to lie where it was laid. */
export function pictureOfScan(store: Store, id: number): PictureToDraw {
  const { file, page, sha256 } = originalOf(store, id);
  const reading = findScan(store.read, id)?.reading ?? null;
  const placement = reading === null ? null : findReading(store.read, reading)?.placement;
  const name = sourcesOf(store.read, sha256)[0]?.name ?? path.basename(file);
  return { name, source: file, page, corners: placement?.corners ?? null, design: null };
}

/**
 * The reference of a form that is here, with the form drawn on it. Throws `not-found`, and `image-missing` for a form whose
 * reference is no picture, or which has several pages.
 */
export function pictureOfForm(shelf: FormShelf, id: string): PictureToDraw {
  const loaded = shelf.loaded().find(({ form }) => form.id === id);
  if (!loaded) throw new HattamaError('not-found', `There is no form ${id} here`, { params: { form: id } });
  const [reference] = loaded.form.reference;
  const file = loaded.references[0]?.file;
  const design = designOf(loaded.form);
  if (!design || !reference || reference.kind === 'features' || !file)
    throw new HattamaError('image-missing', `The form ${id} has no picture of one page to draw on`);
  return { name: path.basename(file), source: file, page: 1, corners: reference.corners ?? null, design };
}
