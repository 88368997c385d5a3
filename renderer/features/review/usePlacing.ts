import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { errorOf } from '../../api/client.ts';
import { useOutside } from '../../api/context.ts';
import type { LoadedPicture, Turn } from '../../api/images.ts';
import {
  renamedQuad,
  scaledQuad,
  type Size,
  turnedQuad,
  uprightTurn,
} from '../../components/corners/quad.ts';
import type { ScanDetail } from '../../../shared/api/scans.ts';
import type { CallError } from '../../../shared/api/result.ts';
import type { Quad } from '../../../shared/forms/raster.ts';

/** Longer side of the picture on which corners are marked, px. */
const side = 2600;

/** Where the page lies, as far as it is marked. */
interface Marked {
  /** px of the picture as the machine sees it, in the order of the page as it is read. */
  corners: Quad;
  /** Size of that picture, px. */
  size: Size;
  /** Clockwise turn that brings the page upright. */
  turn: Turn;
}

export interface Placing {
  /** The picture turned as the page is read; null until it is there. */
  picture: LoadedPicture | null;
  /** px of `picture`; null until corners are proposed. */
  corners: Quad | null;
  mark: (corners: Quad) => void;
  /** Turns picture and page by a quarter. */
  turn: (way: 'left' | 'right') => void;
  /** Has the page read again from the marked corners. */
  read: (form: string) => void;
  /** True from then until it is read. */
  reading: boolean;
  error: CallError | null;
}

/**
 * A page being placed by hand, from the best guess of the machine.
 * @param onRead told when the machine is done with it
 * @param onSeenForm told whose print the guess goes by
 */
export function usePlacing(
  detail: ScanDetail,
  onRead: () => void,
  onSeenForm: (form: string) => void,
): Placing {
  const { client } = useOutside();
  const { id: scan, version } = detail;
  const [marked, setMarked] = useState<Marked | null>(() => asRead(detail));
  const [error, setError] = useState<CallError | null>(null);
  const [reading, setReading] = useState(false);
  const read = useRef<{ placed: number | null; seen: number }>({ placed: null, seen: version });
  const known = marked !== null;
  const seen = useEffectEvent(onSeenForm);

  useEffect(() => {
    if (known) return;
    let stale = false;
    client.call('image.corners', { scan }).then(
      ({ corners, of, form, width, height }) => {
        if (stale) return;
        if (form !== null) seen(form);
        // Only print tells which way up a page is.
        const turn = of === 'form' ? uprightTurn(corners) : 0;
        setMarked({ corners, size: { width, height }, turn });
      },
      (thrown: unknown) => stale || setError(errorOf(thrown)),
    );
    return () => void (stale = true);
  }, [client, scan, known]);

  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.type !== 'scan' || event.scan !== scan) return;
        read.current.seen = Math.max(read.current.seen, event.version);
        if (isRead(read.current)) onRead();
      }),
    [client, scan, onRead],
  );

  const picture = usePicture(scan, marked?.turn ?? null, setError);
  const view = picture && marked && viewOf(marked, picture);
  return {
    picture,
    corners: view && marked ? view.show(marked.corners) : null,
    mark: (corners) => view && setMarked((before) => before && { ...before, corners: view.unshow(corners) }),
    turn: (way) => setMarked((before) => before && turned(before, way)),
    read(form) {
      if (!marked || reading) return;
      setReading(true);
      setError(null);
      client.call('review.place', { scan, version, form, corners: marked.corners }).then(
        (saved) => {
          read.current.placed = saved.version;
          if (isRead(read.current)) onRead();
        },
        (thrown: unknown) => {
          setError(errorOf(thrown));
          setReading(false);
        },
      );
    },
    reading,
    error,
  };
}

/** Where a page lies that was placed before. */
function asRead({ reading }: ScanDetail): Marked | null {
  if (!reading?.placement) return null;
  const { corners, turned } = reading.placement;
  return { corners, size: { width: reading.width, height: reading.height }, turn: turned };
}

/** The version after the one that placing made is the one that reading made. */
function isRead({ placed, seen }: { placed: number | null; seen: number }): boolean {
  return placed !== null && seen > placed;
}

function turned({ corners, size, turn }: Marked, way: 'left' | 'right'): Marked {
  const quarters = way === 'right' ? 1 : 3;
  let renamed = corners;
  for (let n = 0; n < quarters; n++) renamed = renamedQuad(renamed);
  return { corners: renamed, size, turn: ((turn + 90 * quarters) % 360) as Turn };
}

/** From the picture as the machine sees it to the one on screen, and back. */
function viewOf({ size, turn }: Marked, picture: Size) {
  const sideways = turn % 180 !== 0;
  const shown = sideways ? { width: picture.height, height: picture.width } : picture;
  const factor = shown.width / size.width;
  const back = ((360 - turn) % 360) as Turn;
  return {
    show: (corners: Quad) => turnedQuad(scaledQuad(corners, factor), turn, shown),
    unshow: (corners: Quad) => scaledQuad(turnedQuad(corners, back, picture), 1 / factor),
  };
}

/** The original, turned; released when another one is shown. */
function usePicture(
  scan: number,
  turn: Turn | null,
  onError: (error: CallError) => void,
): LoadedPicture | null {
  const { loadPicture } = useOutside();
  const [shown, setShown] = useState<{ turn: Turn; picture: LoadedPicture } | null>(null);
  useEffect(() => {
    if (turn === null) return;
    let stale = false;
    let loaded: LoadedPicture | null = null;
    loadPicture({ kind: 'original', scan, side, turn }).then(
      (picture) => {
        if (stale) return picture.release();
        loaded = picture;
        setShown({ turn, picture });
      },
      (thrown: unknown) => stale || onError(errorOf(thrown)),
    );
    return () => {
      stale = true;
      loaded?.release();
    };
  }, [loadPicture, scan, turn, onError]);
  return shown && shown.turn === turn ? shown.picture : null;
}
