import type { MarkReading } from '../../shared/protocol/values.ts';
import type { FieldCut } from '../vision/types.ts';
import { clarity, findRing, halved, type Ring } from './circles.ts';
import { finding, logistic } from './finding.ts';
import { writtenLevel } from './ink.ts';

/** A stamp's disc on the page, mm. */
export interface Disc {
  centre: readonly [number, number];
  radius: number;
}

export interface StampReading {
  reading: MarkReading;
  /** Where it lies; null when it is not there. */
  disc: Disc | null;
}

/** Scale of a stamp's cut, px per mm. The search halves it: one px is about the width of a stamp's line then. */
export const STAMP_PX_PER_MM = 4;
/** Stamps sit around their box: this much surrounding is searched, mm. */
export const STAMP_MARGIN = 22;
/** Radii of round stamps, mm: they are 25 to 45 mm wide. */
const RADII = [10, 23] as const;
/** Outside its outer ring a stamp is followed by this much empty paper, mm. */
const BEYOND = 1.5;
/** Ring clarity at which stamp and none are equally likely, and how fast that changes. */
const HALF = 0.42;
const SLOPE = 14;
/** Ring clarity that needs no second look, and the darkness levels (0..255) of the others: a stamp may be paler than what is around it, or darker. */
const CLEAR = 0.75;
const LEVELS = [60, 100] as const;

/** Looks for a ring of ink in and around the stamp's box; where none is clear, once more in paler and in darker ink. */
export function readStamp(cut: FieldCut): StampReading {
  let ring = ringIn(cut, writtenLevel(cut.ink));
  for (const level of LEVELS) {
    if (ring && clarity(ring) >= CLEAR) break;
    const other = ringIn(cut, level);
    if (other && (!ring || clarity(other) > clarity(ring))) ring = other;
  }
  const p = ring ? logistic(SLOPE * (clarity(ring) - HALF)) : 0;
  return { reading: finding(p), disc: ring && p > 0.5 ? onPage(cut, ring) : null };
}

function ringIn({ ink, pxPerMm }: FieldCut, level: number): Ring | null {
  const px = pxPerMm / 2;
  return findRing(halved(ink, level), [RADII[0] * px, RADII[1] * px], Math.round(BEYOND * px));
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
