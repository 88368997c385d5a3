import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { Picture } from '../../shared/api/outputs.ts';
import { HattamaError } from '../../shared/api/result.ts';
import { PictureError, preview } from '../imaging/index.ts';
import type { PageOutcome } from '../jobs/queue.ts';
import type { Job } from '../store/jobs.ts';
import { originalPath, pagePath } from '../store/layout.ts';
import type { Store } from '../store/open.ts';
import { findOriginal } from '../store/originals.ts';
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
  /** The original, turned and scaled. */
  original(scan: number, view: OriginalView): Promise<Picture>;
}

/** Throws `not-found` for an unknown scan, `image-missing` when the original is gone. */
export function createScanPictures(store: Store, reader: () => PageReader): ScanPictures {
  function locate(id: number): { scan: Scan; file: string; mediaType: string } {
    const scan = findScan(store.read, id);
    const original = scan && findOriginal(store.read, scan.original);
    if (!scan || !original) throw new HattamaError('not-found', `There is no scan ${id}`);
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
    try {
      // PDF pages are drawn in one go, which would hold up everybody else here.
      if (mediaType !== 'application/pdf') return await preview(file, scan.page, { side, turn });
      return await reader().preview({ kind: 'preview', source: file, page: scan.page, side, turn });
    } catch (error) {
      if (error instanceof PictureError)
        throw new HattamaError('image-missing', `${scan.original}: ${error.message}`, { cause: error });
      throw error;
    }
  }

  return {
    async read(job, forms, signal) {
      const source = originalPath(store.folder, job.original, job.extension);
      const task = { kind: 'read', source, page: job.page, forms, straightenedPxPerMm: PX_PER_MM } as const;
      const { extraction, straightened, fault } = await reader().read(task, signal);
      await keep(job.scan, straightened);
      return { extraction, fault };
    },
    async page(id) {
      const { scan, file } = locate(id);
      const reading = scan.reading === null ? undefined : findReading(store.read, scan.reading);
      if (!reading?.placement || !reading.form) return original(id, { side: WHOLE_SIDE, turn: 0 });
      const kept = await readFile(pagePath(store.folder, id)).catch(() => null);
      if (kept && jpegSize(kept)) return pictureOf(kept);
      const forms = [reading.form];
      const { straightened } = await reader().read({
        kind: 'read',
        source: file,
        page: scan.page,
        forms,
        straightenedPxPerMm: reading.placement.pxPerMm,
      });
      if (!straightened) return original(id, { side: WHOLE_SIDE, turn: 0 });
      if (!store.readOnly) await keep(id, straightened);
      return pictureOf(straightened);
    },
    original,
  };
}

function pictureOf(bytes: Uint8Array): Picture {
  const size = jpegSize(bytes);
  if (!size) throw new HattamaError('image-missing', 'The kept page is damaged');
  return { mime: 'image/jpeg', bytes, ...size };
}
