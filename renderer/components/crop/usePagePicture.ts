import { useEffect, useState } from 'react';
import { errorOf } from '../../api/client.ts';
import { useOutside } from '../../api/context.ts';
import type { LoadedPicture } from '../../api/images.ts';
import type { ScanDetail } from '../../../shared/api/scans.ts';
import type { CallError } from '../../../shared/api/result.ts';

/** Longer side of an unplaced page's picture, px: enough to read small figures, and still quick on an old laptop. */
export const originalSide = 2600;

/** A scan's picture for the screen. */
export interface PagePicture {
  /** Null until it is loaded, or when it cannot be had; `error` says why. */
  picture: LoadedPicture | null;
  /** Scale of the straightened page; null when the picture is the original, on which no field's place is known. */
  pxPerMm: number | null;
  error: CallError | null;
}

/** Why there is no picture of a scan of which only an export's word is here. It is not even asked for. */
export const pictureAway: CallError = {
  reference: 'picture-away',
  message: 'The picture lies in another workspace',
  fatal: false,
};

/** Scale of a scan's straightened page, px per mm; null when the machine could not place it. */
export function pageScale({ reading }: Pick<ScanDetail, 'reading'>): number | null {
  return (reading?.status === 'read' && reading.placement?.pxPerMm) || null;
}

/** Loads the picture of a scan: straightened where it was placed, else the original. Releases it with the component. */
export function usePagePicture(detail: Pick<ScanDetail, 'id' | 'reading' | 'away'>): PagePicture {
  const { loadPicture } = useOutside();
  const [loaded, setLoaded] = useState<Omit<PagePicture, 'pxPerMm'> & { of: string }>();
  const { id, away } = detail;
  const pxPerMm = pageScale(detail);
  const placed = pxPerMm !== null;
  const of = `${id} ${placed}`;

  useEffect(() => {
    if (away) return;
    let shown: LoadedPicture | null = null;
    let stale = false;
    loadPicture(
      placed ? { kind: 'page', scan: id } : { kind: 'original', scan: id, side: originalSide, turn: 0 },
    ).then(
      (picture) => {
        if (stale) return picture.release();
        shown = picture;
        setLoaded({ of, picture, error: null });
      },
      (thrown: unknown) => stale || setLoaded({ of, picture: null, error: errorOf(thrown) }),
    );
    return () => {
      stale = true;
      shown?.release();
    };
  }, [loadPicture, id, away, placed, of]);

  if (away) return { picture: null, pxPerMm, error: pictureAway };
  // A picture of the scan before is never shown for this one.
  const { picture, error } = loaded?.of === of ? loaded : { picture: null, error: null };
  return { picture, pxPerMm, error };
}
