import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { PageExtraction } from '../../shared/api/extraction.ts';
import type { Picture, ProposedCorners } from '../../shared/api/scans.ts';
import { HattamaError } from '../../shared/api/result.ts';
import type { Box } from '../../shared/forms/form.ts';
import type { Quad } from '../../shared/forms/raster.ts';
import type { FieldReading } from '../../shared/protocol/values.ts';
import { PictureError, preview } from '../imaging/index.ts';
import type { PageOutcome } from '../jobs/queue.ts';
import { isAway } from '../store/away.ts';
import type { Job } from '../store/jobs.ts';
import { originalPath, pagePath } from '../store/layout.ts';
import type { Store } from '../store/open.ts';
import { findOriginal } from '../store/originals.ts';
import { latestPlacing } from '../store/placings.ts';
import { findReading } from '../store/readings.ts';
import { findScan, type Scan } from '../store/scans.ts';
import { jpegSize } from './jpeg-size.ts';
import type { PageReader } from './page-reader.ts';

/** Scale of the straightened page that is kept for the screen, px per mm: a digit of 5 mm is 40 px high. */
const PX_PER_MM = 8;
/** Longer side of the picture that is shown for a page that was not placed, px. */
const WHOLE_SIDE = 2400;

export interface OriginalView {
  /** Longer side at most, px. */
  side: number;
  turn: 0 | 90 | 180 | 270;
}

/** The pictures of scans: the originals are evidence, the straightened pages are made from them. */
export interface ScanPictures {
  /** Reads a page and keeps its straightened picture. Rejects when the machine cannot go on, or with the signal's reason. */
  read(job: Job, forms: readonly string[], signal: AbortSignal): Promise<PageOutcome>;
  /** The straightened page, made again when it is missing; the whole picture when the page was not placed. */
  page(scan: number): Promise<Picture>;
  /** The straightened page made from the original here and now, whatever is kept; null when the page was not placed. */
  straightened(scan: number): Promise<Picture | null>;
  /** The original, turned and scaled. */
  original(scan: number, view: OriginalView): Promise<Picture>;
  /** Where the page may lie in its picture, by the print of one of the forms or by its edges. */
  corners(scan: number, forms: readonly string[]): Promise<ProposedCorners>;
  /** What stands in a box (mm of the straightened page), read as a field of the scan's form. Throws `wrong-status` where the page lies on none. */
  readBox(scan: number, field: string, box: Box): Promise<FieldReading | null>;
}

/** Throws `not-found` for an unknown scan, `picture-away` when only an export's word of it is here, `image-missing` when it is gone. */
export function createScanPictures(store: Store, reader: () => PageReader): ScanPictures {
  function locate(id: number): { scan: Scan; file: string; mediaType: string } {
    const scan = findScan(store.read, id);
    const original = scan && findOriginal(store.read, scan.original);
    if (!scan || !original) throw new HattamaError('not-found', `There is no scan ${id}`);
    if (isAway(store.read, original.sha256))
      throw new HattamaError('picture-away', `The original ${original.sha256} lies in another workspace`);
    const file = originalPath(store.folder, original.sha256, original.extension);
    if (!existsSync(file))
      throw new HattamaError('image-missing', `The original ${original.sha256} is not where it was kept`);
    return { scan, file, mediaType: original.mediaType };
  }

  async function keep(scan: number, jpeg: Uint8Array | null): Promise<void> {
    const target = pagePath(store.folder, scan);
    if (!jpeg) return rm(target, { force: true });
    await writeFile(`${target}.part`, jpeg);
    await rename(`${target}.part`, target);
  }

  async function original(id: number, { side, turn }: OriginalView): Promise<Picture> {
    const { scan, file, mediaType } = locate(id);
    return pictured(scan, () =>
      // PDF pages are drawn in one go, which would hold up everybody else here.
      mediaType === 'application/pdf'
        ? reader().preview({ kind: 'preview', source: file, page: scan.page, side, turn })
        : preview(file, scan.page, { side, turn }),
    );
  }

  /** Where a person marked the corners of the page that was read; null where the machine found it. */
  function cornersOf(scan: Scan, { placement }: PageExtraction): Quad | null {
    return placement?.byPerson ? (latestPlacing(store.read, scan.id)?.corners ?? null) : null;
  }

  async function straighten(id: number, reading: PageExtraction | undefined): Promise<Uint8Array | null> {
    const { scan, file } = locate(id);
    if (!reading?.placement || !reading.form) return null;
    const { straightened } = await reader().read({
      kind: 'read',
      source: file,
      page: scan.page,
      forms: [reading.form],
      corners: cornersOf(scan, reading),
      straightenedPxPerMm: reading.placement.pxPerMm,
    });
    return straightened;
  }

  const readingOf = ({ reading }: Scan) => (reading === null ? undefined : findReading(store.read, reading));

  return {
    async read(job, forms, signal) {
      const source = originalPath(store.folder, job.original, job.extension);
      const placing = latestPlacing(store.read, job.scan);
      const where = placing ? { forms: [placing.form], corners: placing.corners } : { forms };
      const task = {
        kind: 'read',
        source,
        page: job.page,
        straightenedPxPerMm: PX_PER_MM,
        ...where,
      } as const;
      const { extraction, straightened, fault } = await reader().read(task, signal);
      await keep(job.scan, straightened);
      return { extraction, fault };
    },
    async page(id) {
      const reading = readingOf(locate(id).scan);
      if (!reading?.placement || !reading.form) return original(id, { side: WHOLE_SIDE, turn: 0 });
      const kept = await readFile(pagePath(store.folder, id)).catch(() => null);
      if (kept && jpegSize(kept)) return pictureOf(kept);
      const straightened = await straighten(id, reading);
      if (!straightened) return original(id, { side: WHOLE_SIDE, turn: 0 });
      if (!store.readOnly) await keep(id, straightened);
      return pictureOf(straightened);
    },
    async straightened(id) {
      const straightened = await straighten(id, readingOf(locate(id).scan));
      return straightened && pictureOf(straightened);
    },
    original,
    async corners(id, forms) {
      const { scan, file } = locate(id);
      return pictured(scan, () =>
        reader().corners({ kind: 'corners', source: file, page: scan.page, forms }),
      );
    },
    async readBox(id, field, box) {
      const { scan, file } = locate(id);
      const reading = readingOf(scan);
      if (!reading?.placement || !reading.form)
        throw new HattamaError('wrong-status', `Scan ${id} lies on no form`, {
          params: { scan: id, status: scan.status },
        });
      const { form } = reading;
      const corners = cornersOf(scan, reading);
      const task = { kind: 'box', source: file, page: scan.page, form, corners, field, box } as const;
      return (await pictured(scan, () => reader().box(task))).reading;
    },
  };
}

/** Throws `image-missing` where an original cannot be decoded. */
async function pictured<T>(scan: Scan, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PictureError)
      throw new HattamaError('image-missing', `${scan.original}: ${error.message}`, { cause: error });
    throw error;
  }
}

function pictureOf(bytes: Uint8Array): Picture {
  const size = jpegSize(bytes);
  if (!size) throw new HattamaError('image-missing', 'The kept page is damaged');
  return { mime: 'image/jpeg', bytes, ...size };
}
