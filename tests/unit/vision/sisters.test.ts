import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVision } from '../../../electron/vision/index.ts';
import type { Laid } from '../../../electron/vision/lay.ts';
import { doubtOf } from '../../../electron/vision/place.ts';
import { clearest, maySayOther, saysNothingClear, saysOther } from '../../../electron/vision/sisters.ts';
import type { PreparedForm, Vision } from '../../../electron/vision/types.ts';
import type { Quad, Raster } from '../../../shared/forms/raster.ts';
import { drawForm, drawn, drawnForm, photograph, withWordsOf } from '../../support/drawn-form.ts';

const px = (mm: number) => Math.round(mm * drawn.pxPerMm);
/** A form, and one that is the same but for the labels of two rows. */
const first = drawForm(1);
const second = withLabelsOf(drawForm(3));

/** The first form with the labels of two rows of another's. */
function withLabelsOf(other: Raster): Raster {
  return withWordsOf(first, other, 53, 75);
}

let vision: Vision;
let ofFirst: PreparedForm;
let ofSecond: PreparedForm;

beforeAll(async () => {
  vision = await createVision();
  ofFirst = vision.prepare(drawnForm('first'), [{ kind: 'blank', page: 1, raster: first }]);
  ofSecond = vision.prepare(drawnForm('second'), [{ kind: 'blank', page: 1, raster: second }]);
});
afterAll(() => vision.dispose());

const size = { width: 1300, height: 1600 };
const back = (x: number, y: number) => [0.9 * x + 0.05 * y - 170, -0.05 * x + 0.9 * y - 60] as const;
const shoot = (page: Raster) => photograph(page, size.width, size.height, back);

/** The form that a picture is taken for, or why it is refused. */
function outcome(picture: Raster, forms: readonly PreparedForm[]): string {
  const placing = vision.place(picture, forms);
  if (!placing.ok) return placing.refusal.reason;
  placing.page.dispose();
  return placing.page.placement.form.id;
}

/** A page with a disc of ink laid over it as a stamp does: what is printed beneath stays darker. */
function stamped(page: Raster, middle: readonly [number, number], radius: number): Raster {
  const data = Uint8Array.from(page.data, (value, at) => {
    const [x, y] = [(at % page.width) - px(middle[0]), Math.floor(at / page.width) - px(middle[1])];
    const away = Math.hypot(x, y);
    const isInked = away < px(radius) && (away > px(radius - 1.5) || (x + 2 * y) % 17 < 5);
    return isInked ? value * 0.45 : value;
  });
  return { ...page, data };
}

describe('sister forms', () => {
  it.each([
    ['first', first],
    ['second', second],
  ] as const)('are told apart by their words: %s', (id, page) => {
    expect(outcome(shoot(page), [ofFirst, ofSecond])).toBe(id);
    expect(outcome(shoot(page), [ofSecond, ofFirst])).toBe(id);
  });

  it.each([
    ['first', first, () => ofSecond],
    ['second', second, () => ofFirst],
  ] as const)('are not taken for each other where only one is known: a page of the %s', (_, page, known) => {
    expect(outcome(shoot(page), [known()])).toBe('other-words');
  });

  it('are told apart by their words however many there are, whichever fitted last', () => {
    const districts = [3, 4, 5, 6, 7].map((seed) => ({
      id: `district-${seed}`,
      page: withLabelsOf(drawForm(seed)),
    }));
    const forms = districts.map(({ id, page }) =>
      vision.prepare(drawnForm(id), [{ kind: 'blank', page: 1, raster: page }]),
    );
    for (const { id, page } of districts) expect(outcome(shoot(page), forms)).toBe(id);
    expect(outcome(shoot(first), forms), 'a district that is not known').toBe('other-words');
    expect(outcome(shoot(districts[0]?.page ?? first), [...forms, ofSecond]), 'one that is there twice').toBe(
      'two-forms-fit',
    );
    for (const form of forms) form.dispose();
  });

  it('are not refused for a stamp over their words', () => {
    const page = stamped(first, [50, 62], 18);
    expect(outcome(shoot(page), [ofFirst])).toBe('first');
    expect(outcome(shoot(page), [ofFirst, ofSecond])).toBe('first');
  });

  it('by corners that a person marked: the one that says the same is taken, and of another no reading is sure', () => {
    const forth = (x: number, y: number) => {
      const [u, v] = [x + 170, y + 60];
      const determinant = 0.9 * 0.9 + 0.05 * 0.05;
      return [(0.9 * u - 0.05 * v) / determinant, (0.05 * u + 0.9 * v) / determinant] as const;
    };
    const { width, height } = first;
    const corners: Quad = [forth(0, 0), forth(width, 0), forth(width, height), forth(0, height)];
    const place = (forms: readonly PreparedForm[]) => {
      const placing = vision.placeByCorners(shoot(second), forms, corners);
      if (!placing.ok) throw new Error(placing.refusal.reason);
      placing.page.dispose();
      const { form, doubt } = placing.page.placement;
      return { form: form.id, doubt };
    };
    expect(place([ofFirst, ofSecond])).toEqual({ form: 'second', doubt: null });
    expect(place([ofFirst])).toEqual({ form: 'first', doubt: 'other-words' });
    const twin = vision.prepare(drawnForm('twin'), [{ kind: 'blank', page: 1, raster: second }]);
    expect(place([ofSecond, twin, ofFirst]), 'one that is there twice').toMatchObject({
      doubt: 'two-forms-fit',
    });
    twin.dispose();
  });
});

/** A form of so many tiles of print laid with a rank, and in how many places the page says something else; null where nothing can be said. */
function laid(id: string, rank: number, other: number | null, tiles = 100): Laid {
  const compared = () => (other === null ? null : { tiles, same: 1, other });
  const prepared = { wording: { tiles: Array.from({ length: tiles }) } };
  return { form: { id }, prepared, refined: { rank }, compared } as unknown as Laid;
}

describe('a page that says something else', () => {
  it.each([
    ['nowhere', 0, false, false],
    ['where a crease may lie', 2, false, false],
    ['in some places: nothing of it is sure', 4, true, false],
    ['in as many as another name fills: it is refused', 5, true, true],
    ['where nothing can be said', null, false, false],
  ] as const)('%s', (_, other, may, surely) => {
    const page = laid('a', 1, other);
    expect([maySayOther(page), saysOther(page)]).toEqual([may, surely]);
  });

  it.each([
    ['its words can be made out', 0, 100, false],
    ['they cannot, and the form has enough to be told by', null, 20, true],
    ['they cannot, and the form has too few', null, 19, false],
  ] as const)('is not known where %s', (_, other, tiles, expected) => {
    expect(saysNothingClear(laid('a', 1, other, tiles))).toBe(expected);
  });
});

describe('the readings of a page that is placed', () => {
  const flat = { at: () => [0, 0] as const };
  const lying = (score: number, residualMm: number, other: number | null): Laid => {
    const stub = laid('a', 1, other);
    const model = { width: 210, height: 297 };
    return {
      ...stub,
      prepared: { ...stub.prepared, model },
      refined: { score, rank: 1, bend: flat, residuals: Number.isNaN(residualMm) ? [] : [residualMm] },
    } as unknown as Laid;
  };

  it.each([
    ['are sure where lines and words lie in their place', 0.95, 0.03, 0, null],
    ['are sure where the words do, and what lines a copy has left', 0.4, 0.03, 0, null],
    ['are not where the lines do not: the boxes may be elsewhere', 0.4, 0.4, 0, 'lies-badly'],
    ['are not where no line is left to tell', 0.4, NaN, 0, 'lies-badly'],
    ['are not where some words are other than the form’s', 0.95, 0.03, 4, 'other-words'],
    ['are not where it lies badly, whatever it says', 0.4, 0.4, 4, 'lies-badly'],
  ] as const)('%s', (_, score, residualMm, other, expected) => {
    expect(doubtOf(lying(score, residualMm, other))).toBe(expected);
  });
});

describe('of forms laid on a page', () => {
  it.each([
    ['the best alone', [laid('a', 1, 0)], 'a'],
    ['the best, far ahead', [laid('a', 1, null), laid('b', 0.6, 0)], 'a'],
    ['the one that says what the page says', [laid('a', 1, 9), laid('b', 0.9, 0)], 'b'],
    ['the same, however far behind', [laid('a', 1, 9), laid('b', 0.5, 1)], 'b'],
    ['none of two that say the same', [laid('a', 1, 0), laid('b', 0.9, 2)], undefined],
    ['none where of the other nothing can be said', [laid('a', 1, 9), laid('b', 0.9, null)], undefined],
    ['none where nothing can be said of the best', [laid('a', 1, null), laid('b', 0.9, 9)], undefined],
  ])('%s is taken', (_, forms, id) => {
    expect(clearest(forms)?.form.id).toBe(id);
  });
});
