import type { PageExtraction } from '../../../shared/api/extraction.ts';
import type { Picture } from '../../../shared/api/scans.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import type { ReadingForm } from '../../reading/index.ts';
import type { Store } from '../../store/open.ts';
import { jpegSize } from '../jpeg-size.ts';
import type { PageReader } from '../page-reader.ts';
import { originalOf } from './to-draw.ts';

/** Scale of the page that a reading is shown over, px per mm. */
const PX_PER_MM = 6;
/** So many straightened pages are kept in memory, about 0.5 MB each. */
const MOST_KEPT = 24;

/** Readings of scans under forms that are still being drawn; nothing of them is written anywhere. */
export interface Trials {
  /** Throws `not-found`, `image-missing`. */
  tryOn(draft: number, form: ReadingForm, scan: number): Promise<PageExtraction>;
  /** The page as it was straightened when it was last tried. Throws `not-found` when it was not, or long ago. */
  picture(draft: number, scan: number): Picture;
}

export function createTrials(store: Store, reader: PageReader): Trials {
  const kept = new Map<string, Uint8Array>();
  return {
    async tryOn(draft, trial, scan) {
      const { file, page } = originalOf(store, scan);
      const key = `${draft} ${scan}`;
      const { extraction, straightened } = await reader.read({
        kind: 'read',
        source: file,
        page,
        forms: null,
        trial,
        straightenedPxPerMm: PX_PER_MM,
      });
      kept.delete(key);
      if (straightened) kept.set(key, straightened);
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT))) kept.delete(oldest);
      return extraction;
    },
    picture(draft, scan) {
      const bytes = kept.get(`${draft} ${scan}`);
      const size = bytes && jpegSize(bytes);
      if (!bytes || !size)
        throw new HattamaError('not-found', `Scan ${scan} was not tried with draft ${draft}`);
      return { mime: 'image/jpeg', bytes, ...size };
    },
  };
}
