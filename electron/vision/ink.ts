import type { Plane } from './darkness.ts';
import { close, dilate, disc } from './morphology.ts';
import { rake } from './parallels.ts';

/** The middle of a ruled line, level or plumb within some degrees, px. */
export interface Band {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  horizontal: boolean;
}

/** Paper's grain and a copy's grey veil, as a share of full ink: below it nothing is ink. */
const FLOOR = 0.12;
/** Around print its blur is taken too, mm. */
const BLUR_MM = 0.15;
/** What of the blank's darkness is print. */
const PRINT_LEVEL = 70;
/** A ruled line with its blur is not wider than this to either side, mm. */
const HALF_LINE_MM = 0.9;
/** A line's darkness is that of this share of its length: strokes cross the rest, dots leave gaps. */
const TYPICAL = 0.7;
/** Where a line's own darkness is above this, strokes beneath it have to be guessed, 0..255. */
const HIDDEN = 45;
/** What a line leaves over because it is not equally dark all over: 0..255, and as a share of its darkness. */
const REMAINDER = 60;
const REMAINDER_SHARE = 0.4;
/** A line wavers by this, mm. */
const WAVER_MM = 0.12;
/** Strokes are closed across no more than this, mm. */
const WIDEST_GAP_MM = 1.1;

/**
 * The handwriting alone: 0 paper .. 255 full ink. Each ruled line's own darkness is subtracted, print is taken out, and
 * strokes that crossed them are closed again: where ink stands on both sides of a hidden gap, it went on beneath.
 * `darkness`: the cut; `print`: the empty form's darkness over the same area without its lines, if known; `level`: full
 * ink's darkness.
 */
export function separateInk(
  darkness: Plane,
  print: Plane | null,
  bands: readonly Band[],
  level: number,
  pxPerMm: number,
): Plane {
  const ink = normalised(darkness, level);
  const rest: Plane = { ...ink, data: ink.data.slice() };
  const hidden = new Uint8Array(ink.data.length);
  let gap = print ? 2 * BLUR_MM * pxPerMm : 0;
  for (const band of bands) gap = Math.max(gap, subtractLine(ink, rest, hidden, band, pxPerMm));
  if (print) hidePrint(print, rest, hidden, pxPerMm);
  closeStrokes(ink, rest, hidden, Math.min(gap + 0.25 * pxPerMm, WIDEST_GAP_MM * pxPerMm));
  return rest;
}

function normalised({ width, height, data }: Plane, level: number): Plane {
  const floor = FLOOR * level;
  const gain = 255 / Math.max(1, level - floor);
  const table = Uint8Array.from({ length: 256 }, (_, dark) =>
    Math.max(0, Math.min(255, (dark - floor) * gain)),
  );
  const inked = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at++) inked[at] = table[data[at] ?? 0] ?? 0;
  return { width, height, data: inked };
}

/** Takes one line out of `rest`, marks in `hidden` where it was dark, and answers how wide that is, px. */
function subtractLine(ink: Plane, rest: Plane, hidden: Uint8Array, band: Band, pxPerMm: number): number {
  const reach = Math.ceil(HALF_LINE_MM * pxPerMm);
  const profile = widened(profileOf(ink, band, reach), Math.round(2 * WAVER_MM * pxPerMm));
  const { horizontal, x0, y0, x1, y1 } = band;
  const [from, to, a, b] = horizontal ? [x0, x1, y0, y1] : [y0, y1, x0, x1];
  const [along, across] = horizontal ? [ink.width, ink.height] : [ink.height, ink.width];
  for (let s = Math.max(0, Math.round(from)); s <= Math.min(along - 1, Math.round(to)); s++) {
    const centre = a + ((b - a) * (s - from)) / Math.max(1, to - from);
    for (
      let t = Math.max(0, Math.ceil(centre - reach));
      t <= Math.min(across - 1, Math.floor(centre + reach));
      t++
    ) {
      const dark = profile[Math.round((t - centre) * 2) + 2 * reach] ?? 0;
      if (dark === 0) continue;
      const at = horizontal ? t * ink.width + s : s * ink.width + t;
      const left = (rest.data[at] ?? 0) - dark;
      rest.data[at] = left > Math.max(REMAINDER, REMAINDER_SHARE * dark) ? left : 0;
      if (dark >= HIDDEN) hidden[at] = 1;
    }
  }
  return profile.filter((dark) => dark >= HIDDEN).length / 2;
}

/** A line's typical darkness across it, every half px from `-reach` to `reach`; 0 where it has ended. */
function profileOf(ink: Plane, { x0, y0, x1, y1, horizontal }: Band, reach: number): Float64Array {
  const steps = Math.max(8, Math.min(80, Math.round(Math.hypot(x1 - x0, y1 - y0) / 2)));
  const profile = new Float64Array(4 * reach + 1);
  const parallels = { horizontal, steps, from: 0.04, over: 0.92, first: -reach, count: profile.length };
  const dark = rake(ink, [x0, y0, x1, y1], parallels);
  const typical = Math.floor(TYPICAL * (steps - 1));
  for (let k = 0; k < profile.length; k++) {
    const row = dark.subarray(k * steps, (k + 1) * steps);
    // Bare paper is most of it, and need not be sorted.
    let bare = 0;
    for (let n = 0; n < steps; n++) if (row[n] === 0) bare++;
    profile[k] = bare > typical ? 0 : (row.sort()[typical] ?? 0);
  }
  // From its darkest place outward a line only fades; what is darker further out is another line.
  const peak = peakNear(profile, 2 * reach, Math.round(reach / 2));
  for (const side of [1, -1])
    for (let k = peak + side; k >= 0 && k < profile.length; k += side) {
      const inner = profile[k - side] ?? 0;
      if (inner === 0 || (profile[k] ?? 0) > inner + 2) profile[k] = 0;
    }
  return profile;
}

/** Index of the greatest value within `reach` of the middle. */
function peakNear(profile: Float64Array, middle: number, reach: number): number {
  let peak = middle;
  for (let k = middle - reach; k <= middle + reach; k++)
    if ((profile[k] ?? 0) > (profile[peak] ?? 0)) peak = k;
  return peak;
}

/** Each value becomes the greatest within `by` steps. */
function widened(profile: Float64Array, by: number): Float64Array {
  return profile.map((_, k) => Math.max(...profile.subarray(Math.max(0, k - by), k + by + 1)));
}

function hidePrint(print: Plane, rest: Plane, hidden: Uint8Array, pxPerMm: number): void {
  const isPrint = print.data.map((dark) => (dark > PRINT_LEVEL ? 1 : 0));
  dilate({ ...print, data: isPrint }, disc(2 * Math.ceil(BLUR_MM * pxPerMm) + 1));
  for (let at = 0; at < isPrint.length; at++)
    if (isPrint[at] !== 0) {
      rest.data[at] = 0;
      hidden[at] = 1;
    }
}

/** Lets strokes go on where they were hidden: as dark as on both sides of the gap, never darker than the picture. */
function closeStrokes(ink: Plane, rest: Plane, hidden: Uint8Array, gap: number): void {
  if (gap <= 0) return;
  const dark = rest.data.slice();
  close({ ...rest, data: dark }, disc(2 * Math.ceil(gap / 2) + 1));
  for (let at = 0; at < dark.length; at++)
    if (hidden[at] === 1)
      rest.data[at] = Math.max(rest.data[at] ?? 0, Math.min(dark[at] ?? 0, ink.data[at] ?? 0));
}
