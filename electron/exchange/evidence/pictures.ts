import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { HattamaError } from '../../../shared/api/result.ts';
import { rowBox } from '../../../shared/forms/boxes.ts';
import { type Box, type Form, type FormField, isNumeric } from '../../../shared/forms/form.ts';
import { type Cut, cutJpeg, decodePage, PictureError, withoutTraces } from '../../imaging/index.ts';
import { originalPath } from '../../store/layout.ts';
import type { CopyFacts } from './facts.ts';

/** A picture in the file. */
export interface Shown {
  bytes: Uint8Array;
  mediaType: string;
  /** px */
  width: number;
  height: number;
}

/** A field as it stands on the straightened page. */
export interface Crop extends Cut {
  /** Width on the paper, mm. */
  mm: number;
}

/** A file to be taken out of the evidence file. */
export interface Attached {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** The pictures of one copy; null where there is none. */
export interface CopyPictures {
  /** The whole page, straightened from the original. */
  page: Shown | null;
  /** The whole picture as it came, upright and scaled. */
  whole: Shown | null;
  /** By id of the field. */
  crops: ReadonlyMap<string, Crop>;
  /** The original's own bytes, or the same picture without the traces that its file carries. */
  attached: Attached | null;
}

/** Makes pictures of scans (electron/workspace). */
export interface PictureSource {
  /** The straightened page as JPEG, made from the original here and now; null when it was not placed. */
  straightened(scan: number): Promise<{ bytes: Uint8Array; width: number; height: number } | null>;
  /** The original, scaled to `side` px at most. */
  original(
    scan: number,
    view: { side: number; turn: 0 },
  ): Promise<{ mime: string; bytes: Uint8Array; width: number; height: number }>;
}

/** What of a picture is attached. */
export interface Attaching {
  /** `original`: with all that the file carries; `bare`: written anew from its pixels; `none`: nothing is attached. */
  as: 'original' | 'bare' | 'none';
  /** Bytes at most; a larger one is named by its hash alone. */
  most: number;
}

/** Longer side of the picture as it came, px: 270 mm of paper at some 190 dpi. */
const WHOLE_SIDE = 2000;

/** Paper shown around a field, mm: strokes leave their boxes. */
const AROUND_MM = [2.5, 1.5] as const;

/**
 * Makes the pictures of a copy from its original, whose bytes are held against their hash first. A picture that is not here
 * leaves its places empty. Throws `workspace-damaged` where the original was changed.
 * @param folder the workspace folder
 */
export async function picturesOf(
  copy: CopyFacts,
  folder: string,
  source: PictureSource,
  attaching: Attaching,
): Promise<CopyPictures> {
  const { scan, original } = copy;
  const file = originalPath(folder, original.sha256, original.extension);
  if (!(await isUnchanged(file, original.sha256)))
    return { page: null, whole: null, crops: new Map(), attached: null };
  const page = await readable(() => source.straightened(scan.id));
  const whole = await readable(() => source.original(scan.id, { side: WHOLE_SIDE, turn: 0 }));
  return {
    page: page && { ...page, mediaType: 'image/jpeg' },
    whole: whole && { ...whole, mediaType: whole.mime },
    crops: page ? await cropsOf(copy, page.bytes) : new Map(),
    attached: await readable(() => attachedOf(copy, file, attaching)),
  };
}

/** False where the file is not here. Throws `workspace-damaged` where it is not what it was. */
async function isUnchanged(file: string, sha256: string): Promise<boolean> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
  if (hash.digest('hex') === sha256) return true;
  throw new HattamaError('workspace-damaged', `The original ${sha256} was changed`);
}

/** Null where a picture cannot be decoded, or no longer be had. */
async function readable<T>(make: () => Promise<T>): Promise<T | null> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof PictureError) return null;
    if (error instanceof HattamaError && error.reference === 'image-missing') return null;
    throw error;
  }
}

async function cropsOf({ form, reading }: CopyFacts, page: Uint8Array): Promise<Map<string, Crop>> {
  const crops = new Map<string, Crop>();
  const pxPerMm = reading?.extraction.placement?.pxPerMm;
  if (!form || !pxPerMm) return crops;
  const raster = await decodePage(page, 1);
  for (const field of form.fields) {
    if (field.page !== reading.extraction.formPage || field.kind === 'words') continue;
    const [x, y, width, height] = widened(boxOf(form, field));
    const cut = await cutJpeg(raster, [x * pxPerMm, y * pxPerMm, width * pxPerMm, height * pxPerMm]);
    if (cut) crops.set(field.id, { ...cut, mm: cut.width / pxPerMm });
  }
  return crops;
}

function boxOf(form: Form, field: FormField): Box {
  const beside = form.fields.filter(({ page }) => page === field.page);
  return isNumeric(field) ? rowBox(field, beside) : field.box;
}

function widened([x, y, width, height]: Box): Box {
  const [across, down] = AROUND_MM;
  return [x - across, y - down, width + 2 * across, height + 2 * down];
}

async function attachedOf(
  { scan, original }: CopyFacts,
  file: string,
  { as, most }: Attaching,
): Promise<Attached | null> {
  switch (as) {
    case 'none':
      return null;
    case 'bare': {
      const { bytes, mediaType, extension } = await withoutTraces(file, scan.page);
      const name = `${original.sha256}-${scan.page}.${extension}`;
      return bytes.length > most ? null : { name, mediaType, bytes };
    }
    case 'original': {
      if (original.bytes > most) return null;
      const name = `${original.sha256}.${original.extension}`;
      return { name, mediaType: original.mediaType, bytes: await readFile(file) };
    }
  }
}
