import type { Outside } from '../../api/context.ts';
import { errorOf } from '../../api/client.ts';
import type { LoadedPicture } from '../../api/images.ts';
import type { ScanDetail } from '../../../shared/api/scans.ts';
import type { CallError } from '../../../shared/api/result.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { originalSide, pageScale, type PagePicture, pictureAway } from './usePagePicture.ts';

/** Everything that a desk needs of a scan, decoded and ready. */
export interface OpenScan {
  detail: ScanDetail;
  /** True: `picture` is the straightened page, at `detail.reading.placement.pxPerMm`; false: the original. */
  placed: boolean;
  /** Null when the picture cannot be had; `pictureError` says why. */
  picture: LoadedPicture | null;
  pictureError: CallError | null;
}

/** Opens scans, the next one ahead of time; keeps the pictures of the last few. */
export interface Opener {
  open(scan: number): Promise<OpenScan>;
  /** Forgets what is known of a scan: it has changed. */
  drop(scan: number): void;
  form(id: string): Promise<Form>;
  /** Lets go of all pictures. */
  close(): void;
}

/** The one open, the next, and the one before. */
const kept = 3;

export function createOpener({ client, loadPicture }: Outside): Opener {
  const scans = new Map<number, Promise<OpenScan>>();
  const forms = new Map<string, Promise<Form>>();

  function drop(scan: number): void {
    const opened = scans.get(scan);
    scans.delete(scan);
    opened?.then(({ picture }) => picture?.release()).catch(() => undefined);
  }

  async function load(scan: number): Promise<OpenScan> {
    const detail = await client.call('scans.get', { scan });
    const placed = pageScale(detail) !== null;
    if (detail.away) return { detail, placed, picture: null, pictureError: pictureAway };
    try {
      const picture = await loadPicture(
        placed ? { kind: 'page', scan } : { kind: 'original', scan, side: originalSide, turn: 0 },
      );
      return { detail, placed, picture, pictureError: null };
    } catch (thrown) {
      return { detail, placed, picture: null, pictureError: errorOf(thrown) };
    }
  }

  return {
    open(scan) {
      const opened = scans.get(scan) ?? load(scan);
      // Put last: the oldest goes first.
      scans.delete(scan);
      scans.set(scan, opened);
      opened.catch(() => scans.delete(scan));
      for (const oldest of scans.keys()) {
        if (scans.size <= kept) break;
        drop(oldest);
      }
      return opened;
    },
    drop,
    close: () => [...scans.keys()].forEach(drop),
    form(id) {
      const known = forms.get(id) ?? client.call('forms.get', { id }).then(({ form }) => form);
      forms.set(id, known);
      known.catch(() => forms.delete(id));
      return known;
    },
  };
}

/** An open scan's picture, as a crop takes it. */
export function pageOf({ detail, picture, pictureError }: OpenScan): PagePicture {
  return { picture, pxPerMm: pageScale(detail), error: pictureError };
}
