import { beforeAll, describe, expect, it } from 'vitest';
import { guess, type Overview, THOROUGH } from '../../../electron/vision/coarse.ts';
import { type Cv, loadEngine } from '../../../electron/vision/engine.ts';
import { apply, cornersOf, type Homography } from '../../../electron/vision/geometry.ts';
import type { DetectedPoint } from '../../../electron/vision/keypoints.ts';
import { DESCRIPTOR_BYTES, type Keypoint, type PageModel } from '../../../electron/vision/model.ts';
import { guessByVotes } from '../../../electron/vision/vote.ts';
import { randomFrom } from '../../support/random.ts';

let cv: Cv;
beforeAll(async () => {
  cv = await loadEngine();
});

const [WIDTH, HEIGHT] = [210, 297];
/** Boxes in rows and columns; each has so many keypoints that look like those of every other box. */
const [ROWS, COLUMNS, OF_A_BOX] = [14, 5, 6];
/** By so many bits what stands around makes them unlike. */
const AROUND_BITS = 3;
/** Print that stands once. */
const WORDS = 45;
const PICTURE = { width: 1100, height: 1600 };

/** A descriptor with some bits turned over. */
function flipped(look: readonly number[], bits: number, random: () => number): number[] {
  const other = [...look];
  for (let n = 0; n < bits; n++) {
    const at = Math.floor(random() * DESCRIPTOR_BYTES);
    other[at] = (other[at] ?? 0) ^ (1 << Math.floor(8 * random()));
  }
  return other;
}

/** A form of little print and many boxes. */
function boxedForm(seed: number): PageModel {
  const random = randomFrom(seed);
  const bytes = () => Array.from({ length: DESCRIPTOR_BYTES }, () => Math.floor(random() * 256));
  const keypoints: Keypoint[] = [];
  const descriptors: number[] = [];
  const add = (x: number, y: number, angle: number, octave: number, look: readonly number[]) => {
    keypoints.push({ x, y, angle, octave });
    descriptors.push(...look);
  };
  const corners = Array.from({ length: OF_A_BOX }, () => ({
    at: [9 * random(), 9 * random()] as const,
    angle: 360 * random(),
    octave: Math.floor(4 * random()),
    look: bytes(),
  }));
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < COLUMNS; column++)
      for (const { at, angle, octave, look } of corners)
        add(
          20 + 9.5 * column + at[0],
          50 + 13.5 * row + at[1],
          angle,
          octave,
          flipped(look, AROUND_BITS, random),
        );
  for (let n = 0; n < WORDS; n++)
    add(80 + 110 * random(), 30 + 230 * random(), 360 * random(), Math.floor(5 * random()), bytes());
  return {
    width: WIDTH,
    height: HEIGHT,
    pxPerMm: 5,
    keypoints,
    descriptors: Uint8Array.from(descriptors),
    lines: [],
  };
}

/** The form as a camera sees it: keypoints a little off, descriptors a few bits off, some lost, and as many that are none of its own. */
function seenThrough(form: PageModel, homography: Homography, turn: number, seed: number): Overview {
  const random = randomFrom(seed);
  const points: DetectedPoint[] = [];
  const descriptors: number[] = [];
  form.keypoints.forEach(({ x, y, angle, octave }, n) => {
    if (random() < 0.3) return;
    const [atX, atY] = apply(homography, x, y);
    const off = () => 2 * (random() - 0.5);
    points.push({
      x: atX + off(),
      y: atY + off(),
      angle: (angle + turn + 8 * off() + 360) % 360,
      octave,
      response: 1,
    });
    const own = form.descriptors.subarray(n * DESCRIPTOR_BYTES, (n + 1) * DESCRIPTOR_BYTES);
    descriptors.push(...flipped([...own], 24, random));
  });
  for (let n = form.keypoints.length; n > 0; n--) {
    points.push({
      x: PICTURE.width * random(),
      y: PICTURE.height * random(),
      angle: 360 * random(),
      octave: 0,
      response: 1,
    });
    descriptors.push(...Array.from({ length: DESCRIPTOR_BYTES }, () => Math.floor(random() * 256)));
  }
  return {
    detected: { points, descriptors: Uint8Array.from(descriptors) },
    scale: 1,
    level: 255,
    effort: THOROUGH,
  };
}

/** A page seen a little from the side, turned by `turn` degrees. */
function view(turn: number): Homography {
  const [c, s] = [Math.cos, Math.sin].map((of) => 4.4 * of((turn * Math.PI) / 180)) as [number, number];
  const [midX, midY] = [WIDTH / 2, HEIGHT / 2];
  const upright: Homography = [c, -s, 550 - c * midX + s * midY, s, c, 800 - s * midX - c * midY, 0, 0, 1];
  const aslant = 0.0004;
  return upright.map((value, n) =>
    n < 6 ? value + (n < 3 ? 550 : 800) * (n % 3 === 0 ? aslant : 0) : n === 6 ? aslant : value,
  ) as unknown as Homography;
}

describe('a page of boxes that all look alike', () => {
  it.each([0, 12, 90, 180, 263])('is found where it lies, turned by %i degrees', (turn) => {
    const form = boxedForm(7);
    const homography = view(turn);
    const found = guessByVotes(cv, seenThrough(form, homography, turn, 8), form, PICTURE);
    if (!found) throw new Error('nothing found');
    const [wanted, corners] = [homography, found.homography].map((h) => cornersOf(h, WIDTH, HEIGHT));
    corners?.forEach(([x, y], n) =>
      expect(Math.hypot(x - (wanted?.[n]?.[0] ?? 0), y - (wanted?.[n]?.[1] ?? 0))).toBeLessThan(12),
    );
    expect(found.inliers).toBeGreaterThan(200);
  });

  it('is not found by its clear pairs alone so surely', () => {
    const form = boxedForm(7);
    const overview = seenThrough(form, view(0), 0, 8);
    const [clear, voted] = [guess, guessByVotes].map((way) => way(cv, overview, form, PICTURE)?.inliers ?? 0);
    expect(voted).toBeGreaterThan(3 * (clear ?? 0));
  });

  it('is not taken for another such form', () => {
    const found = guessByVotes(cv, seenThrough(boxedForm(7), view(5), 5, 8), boxedForm(11), PICTURE);
    expect(found?.inliers ?? 0).toBeLessThan(30);
  });

  it('is no page where nothing is seen', () => {
    const nothing: Overview = {
      detected: { points: [], descriptors: new Uint8Array() },
      scale: 1,
      level: 255,
      effort: THOROUGH,
    };
    expect(guessByVotes(cv, nothing, boxedForm(7), PICTURE)).toBeNull();
  });
});
