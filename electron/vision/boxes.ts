import type { Box } from '../../shared/forms/form.ts';
import { type Cv, type Mat, scoped } from './engine.ts';

/** Shortest stretch of a box's side that is looked for, mm: longer than a letter, shorter than a digit's box. */
const SIDE_MM = 4;
/** Gaps in a printed line that are bridged, mm: dots, and faint places. */
const GAP_MM = 0.8;
/** A digit's box is no smaller, a field no larger than this, mm. */
const SMALLEST_MM = 3;
const LONGEST_MM = 195;
const HIGHEST_MM = 70;
/** Share of its bounding rectangle that the inside of a box fills, however much is written in it. */
const FILLED = 0.8;

/**
 * Finds what is ruled in as a box on an upright page: table cells and boxes for digits, however short their sides.
 * `darkness`: the page at `pxPerMm`, `level` the darkness of full ink. Answers the insides in mm, from the top row to the
 * last, from left to right within a row.
 */
export function findBoxes(cv: Cv, darkness: Mat, pxPerMm: number, level: number): Box[] {
  return scoped(cv, (keep) => {
    const binary = keep(new cv.Mat());
    cv.threshold(darkness, binary, 0.3 * level, 255, cv.THRESH_BINARY);
    const lines = keep(new cv.Mat());
    cv.bitwise_or(
      keep(longStrokes(cv, binary, pxPerMm, true)),
      keep(longStrokes(cv, binary, pxPerMm, false)),
      lines,
    );
    cv.bitwise_not(lines, lines);
    const labels = keep(new cv.Mat());
    const stats = keep(new cv.Mat());
    const centres = keep(new cv.Mat());
    const count = cv.connectedComponentsWithStats(lines, labels, stats, centres, 4, cv.CV_32S);
    const boxes: Box[] = [];
    for (let n = 1; n < count; n++) {
      const [x = 0, y = 0, width = 0, height = 0, area = 0] = stats.data32S.subarray(n * 5, n * 5 + 5);
      const box = [x / pxPerMm, y / pxPerMm, width / pxPerMm, height / pxPerMm] as const;
      if (area >= FILLED * width * height && isOfFieldSize(box)) boxes.push(box);
    }
    return inReadingOrder(boxes);
  });
}

/** What of a binary page is long and straight in one direction. The caller frees the answer. */
function longStrokes(cv: Cv, binary: Mat, pxPerMm: number, horizontal: boolean): Mat {
  return scoped(cv, (keep) => {
    const along = (mm: number, across: number) => {
      const long = Math.max(1, Math.round(mm * pxPerMm));
      const size = horizontal ? new cv.Size(long, across) : new cv.Size(across, long);
      return keep(cv.getStructuringElement(cv.MORPH_RECT, size));
    };
    const strokes = new cv.Mat();
    cv.morphologyEx(binary, strokes, cv.MORPH_CLOSE, along(GAP_MM, 1));
    // A slightly slanting line steps from row to row: thickened, it stays whole.
    cv.dilate(strokes, strokes, along(0, 3));
    cv.morphologyEx(strokes, strokes, cv.MORPH_OPEN, along(SIDE_MM, 1));
    return strokes;
  });
}

function isOfFieldSize([, , width, height]: Box): boolean {
  return width >= SMALLEST_MM && height >= SMALLEST_MM && width <= LONGEST_MM && height <= HIGHEST_MM;
}

/** Boxes whose middles lie closer than half of the lower one's height stand in one row. */
function inReadingOrder(boxes: readonly Box[]): Box[] {
  const rows: Box[][] = [];
  for (const box of [...boxes].sort((a, b) => a[1] + a[3] / 2 - (b[1] + b[3] / 2))) {
    const first = rows.at(-1)?.[0];
    const apart = first ? box[1] + box[3] / 2 - (first[1] + first[3] / 2) : Infinity;
    if (first && apart < Math.min(first[3], box[3]) / 2) rows.at(-1)?.push(box);
    else rows.push([box]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a[0] - b[0]));
}
