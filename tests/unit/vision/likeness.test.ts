import { describe, expect, it } from 'vitest';
import { flat } from '../../../electron/vision/bend.ts';
import { Likenesses } from '../../../electron/vision/likeness.ts';
import { DESCRIPTOR_BYTES, type PageModel } from '../../../electron/vision/model.ts';
import type { Seen } from '../../../electron/vision/sight.ts';
import { randomFrom } from '../../support/random.ts';

const COLUMNS = 8;
const COUNT = COLUMNS * 10;
const STEP_MM = 20;

const random = randomFrom(11);
const descriptors = Uint8Array.from({ length: COUNT * DESCRIPTOR_BYTES }, () => Math.floor(random() * 256));

/** A form with a keypoint every STEP_MM, each with a random descriptor, all of one size. */
const model: PageModel = {
  width: 200,
  height: 220,
  pxPerMm: 6,
  keypoints: Array.from({ length: COUNT }, (_, n) => ({
    x: 20 + STEP_MM * (n % COLUMNS),
    y: 20 + STEP_MM * Math.floor(n / COLUMNS),
    angle: 0,
    octave: 2,
  })),
  descriptors,
  lines: [],
};

/** What a page shows of the form's keypoint `of`: moved by (dx, dy) mm, with `flipped` bits of its descriptor wrong. */
interface Shown {
  of: number;
  dx?: number;
  dy?: number;
  flipped?: number;
  octave?: number;
}

function seen(shown: readonly Shown[]): Seen {
  const bytes = new Uint8Array(shown.length * DESCRIPTOR_BYTES);
  shown.forEach(({ of, flipped = 0 }, n) => {
    const own = descriptors.slice(of * DESCRIPTOR_BYTES, (of + 1) * DESCRIPTOR_BYTES);
    for (let bit = 0; bit < flipped; bit++) own[bit >> 3] = (own[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    bytes.set(own, n * DESCRIPTOR_BYTES);
  });
  const place = (of: number) => model.keypoints[of] ?? { x: NaN, y: NaN };
  return {
    x: Float64Array.from(shown, ({ of, dx = 0 }) => place(of).x + dx),
    y: Float64Array.from(shown, ({ of, dy = 0 }) => place(of).y + dy),
    octave: Float64Array.from(shown, ({ octave = 2 }) => octave),
    descriptors: bytes,
  };
}

const on = (...shown: Shown[]) => new Likenesses(model, seen(shown), flat);
const [KEYPOINT, REACH] = [27, 4];
const { x, y } = model.keypoints[KEYPOINT] ?? { x: NaN, y: NaN };

/** Where the page has KEYPOINT, moved from the form's place, mm. */
function moved(likenesses: Likenesses, reach = REACH): readonly number[] | undefined {
  const found = likenesses.counterpart(KEYPOINT, x, y, reach);
  return found && [found[0] - x, found[1] - y];
}

describe('the counterpart of a keypoint', () => {
  it('is found for every keypoint of a page that lies somewhat off, with bits of its descriptors wrong', () => {
    const page = model.keypoints.map((_, of) => ({ of, dx: 3, dy: -2, flipped: of % 50 }));
    const likenesses = on(...page);
    expect(likenesses.found).toEqual(page.map(({ of }) => of));
    model.keypoints.forEach((keypoint, n) => {
      expect(likenesses.counterpart(n, keypoint.x, keypoint.y, REACH)).toEqual([
        keypoint.x + 3,
        keypoint.y - 2,
      ]);
    });
  });

  it('is looked for within reach of where it is asked for, around where the first guess had it', () => {
    const far = on({ of: KEYPOINT, dx: 5 });
    expect(moved(far)).toBeUndefined();
    expect(moved(far, 6)).toEqual([5, 0]);
    const guessed = new Likenesses(model, seen([{ of: KEYPOINT, dx: 40 }]), { at: () => [38, 0] });
    expect(guessed.counterpart(KEYPOINT, x + 38, y, REACH)).toEqual([x + 40, y]);
    expect(on({ of: KEYPOINT, dx: 40 }).found, 'nothing of it near the guess').toEqual([]);
  });

  it('is the one that looks most alike, if none elsewhere looks nearly so', () => {
    expect(moved(on({ of: KEYPOINT, dx: 2, flipped: 60 }, { of: KEYPOINT, dx: -1, flipped: 20 }))).toEqual([
      -1, 0,
    ]);
    expect(
      moved(on({ of: KEYPOINT, dx: 2, flipped: 22 }, { of: KEYPOINT, dx: -1, flipped: 20 })),
    ).toBeUndefined();
    expect(
      moved(on({ of: KEYPOINT, dx: 9, flipped: 0 }, { of: KEYPOINT, dx: -1, flipped: 20 })),
      'out of reach it does not matter',
    ).toEqual([-1, 0]);
  });

  it('may be seen twice in one spot, at two levels of the pyramid', () => {
    expect(
      moved(
        on({ of: KEYPOINT, dx: 1, flipped: 9 }, { of: KEYPOINT, dx: 1.4, dy: 0.2, flipped: 10, octave: 3 }),
      ),
    ).toEqual([1, 0]);
  });

  it('has its size and looks like it', () => {
    expect(moved(on({ of: KEYPOINT, octave: 4 }))).toBeUndefined();
    expect(moved(on({ of: KEYPOINT, flipped: 63 }))).toEqual([0, 0]);
    expect(moved(on({ of: KEYPOINT, flipped: 64 }))).toBeUndefined();
    expect(moved(on({ of: KEYPOINT + 1, dx: -STEP_MM })), "another's descriptor").toBeUndefined();
  });
});

describe('print in its place', () => {
  it('is there within a distance of where the bend puts it, at any size', () => {
    const likenesses = on({ of: KEYPOINT, dx: 2, octave: 6 });
    expect(likenesses.isThere(KEYPOINT, flat, 0.6)).toBe(false);
    expect(likenesses.isThere(KEYPOINT, { at: () => [1.5, 0] }, 0.6)).toBe(true);
    expect(likenesses.isThere(KEYPOINT + 1, flat, 0.6)).toBe(false);
    expect(likenesses.isThere(COUNT, flat, 0.6), 'no such keypoint').toBe(false);
  });
});
