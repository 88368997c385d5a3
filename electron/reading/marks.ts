import type { MarkField } from '../../shared/forms/form.ts';
import type { Raster } from '../../shared/forms/raster.ts';
import type { MarkReading } from '../../shared/protocol/values.ts';
import type { FieldCut, PlacedPage } from '../vision/types.ts';
import { clarity, findRing, halved, type Ring } from './circles.ts';
import { findPieces, grow, type Piece, writtenLevel } from './ink.ts';

/** A stamp's disc on the page, mm. */
export interface Disc {
  centre: readonly [number, number];
  radius: number;
}

/** Resolution of a stamp's search, px per mm: one px is about the width of a stamp's line. */
const STAMP_PX_PER_MM = 2;
/** Stamps sit around their box: this much surrounding is searched, mm. */
const STAMP_MARGIN = 22;
/** Radii of round stamps, mm: they are 25 to 45 mm wide. */
const STAMP_RADII = [10, 23] as const;
/** Outside its outer ring a stamp is followed by this much empty paper, mm. */
const STAMP_BEYOND = 1.5;
/** Ring clarity at which stamp and none are equally likely, and how fast that changes. */
const STAMP_HALF = 0.42;
const STAMP_SLOPE = 14;

const SIGNATURE_PX_PER_MM = 5;
const SIGNATURE_MARGIN = 2;
/** Lower pieces than this (mm) are remnants of the ruled line. */
const REMNANT_HEIGHT = 1;
/** Width of paper under ink (mm) at which signature and none are equally likely, and how fast that changes. */
const SIGNATURE_HALF = 5;
const SIGNATURE_SLOPE = 0.7;
/** No finding about a mark is surer than what was measured. */
const MOST = 0.98;

/** Finds which of a page's stamps and signatures are there. Stamps first: their ink in a signature's box is no signature. */
export function readMarks(
  page: Pick<PlacedPage, 'cut'>,
  fields: readonly MarkField[],
): Record<string, MarkReading> {
  const marks: Record<string, MarkReading> = {};
  const discs: Disc[] = [];
  for (const field of fields.filter(({ mark }) => mark === 'stamp')) {
    const { reading, disc } = readStamp(page.cut(field, STAMP_PX_PER_MM * 2, STAMP_MARGIN));
    marks[field.id] = reading;
    if (disc) discs.push(disc);
  }
  for (const field of fields.filter(({ mark }) => mark === 'signature'))
    marks[field.id] = readSignature(page.cut(field, SIGNATURE_PX_PER_MM, SIGNATURE_MARGIN), discs);
  return marks;
}

/** Looks for a ring of ink in and around the stamp's box. `disc` is where it lies on the page, when it is there. */
export function readStamp(cut: FieldCut): { reading: MarkReading; disc: Disc | null } {
  const px = cut.pxPerMm / 2;
  const radii = [STAMP_RADII[0] * px, STAMP_RADII[1] * px] as const;
  const ring = findRing(halved(cut.ink, writtenLevel(cut.ink)), radii, Math.round(STAMP_BEYOND * px));
  const p = ring ? logistic(STAMP_SLOPE * (clarity(ring) - STAMP_HALF)) : 0;
  return { reading: finding(p), disc: ring && p > 0.5 ? onPage(cut, ring) : null };
}

/** Judges a signature by how much of its line has ink above it, leaving out what lies on a stamp. */
export function readSignature(cut: FieldCut, stamps: readonly Disc[]): MarkReading {
  const own = withoutStamps(cut, stamps);
  const area = grow(cut.box, 0, own.ink);
  const pieces = findPieces(own.ink, area).filter(({ bounds }) => bounds[3] >= REMNANT_HEIGHT * cut.pxPerMm);
  const p = logistic(SIGNATURE_SLOPE * (columns(pieces, own.ink.width) / cut.pxPerMm - SIGNATURE_HALF));
  // What a stamp hides may be a signature: the more of the box it covers, the less is known.
  return finding(p < 0.5 ? p + (0.5 - p) * own.covered : p);
}

function finding(p: number): MarkReading {
  const present = p >= 0.5;
  return { present, confidence: Math.round(1000 * Math.min(MOST, present ? p : 1 - p)) / 1000 };
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** How many px columns have ink. */
function columns(pieces: readonly Piece[], rowLength: number): number {
  return new Set(pieces.flatMap(({ pixels }) => pixels.map((pixel) => pixel % rowLength))).size;
}

function onPage(cut: FieldCut, { centre, radius }: Ring): Disc {
  const mm = 2 / cut.pxPerMm;
  const [left, top] = cut.field.box;
  return {
    centre: [
      left + centre[0] * mm - cut.box[0] / cut.pxPerMm,
      top + centre[1] * mm - cut.box[1] / cut.pxPerMm,
    ],
    radius: radius * mm,
  };
}

/** The cut's ink with stamps blotted out, and the share of the box that they cover. */
function withoutStamps(cut: FieldCut, stamps: readonly Disc[]): { ink: Raster; covered: number } {
  if (stamps.length === 0) return { ink: cut.ink, covered: 0 };
  const ink: Raster = { ...cut.ink, data: cut.ink.data.slice() };
  let covered = 0;
  const [left, top] = cut.field.box;
  const [boxLeft, boxTop, boxWidth, boxHeight] = cut.box;
  for (let y = 0; y < ink.height; y++)
    for (let x = 0; x < ink.width; x++) {
      const mm = [left + (x - boxLeft) / cut.pxPerMm, top + (y - boxTop) / cut.pxPerMm] as const;
      if (
        !stamps.some(({ centre, radius }) => Math.hypot(mm[0] - centre[0], mm[1] - centre[1]) <= radius + 1)
      )
        continue;
      ink.data[y * ink.width + x] = 0;
      if (x >= boxLeft && x < boxLeft + boxWidth && y >= boxTop && y < boxTop + boxHeight) covered++;
    }
  return { ink, covered: covered / Math.max(1, boxWidth * boxHeight) };
}
