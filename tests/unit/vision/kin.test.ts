import { beforeAll, describe, expect, it } from 'vitest';
import { type Cv, loadEngine } from '../../../electron/vision/engine.ts';
import { Kin } from '../../../electron/vision/kin.ts';
import type { Candidate } from '../../../electron/vision/lay.ts';
import { place } from '../../../electron/vision/place.ts';
import { preparePages } from '../../../electron/vision/prepare.ts';
import type { Raster } from '../../../shared/forms/raster.ts';
import { drawForm, drawnForm, photograph } from '../../support/drawn-form.ts';

/** Two elections' versions of one form, alike in all but their lower rows, and a form of its own. */
const first = drawForm(1);
const second = joined(first, drawForm(3), 0.5);
const other = drawForm(2);

let cv: Cv;
let candidates: readonly Candidate[];
let ofFirst: Candidate;
let ofSecond: Candidate;
let ofOther: Candidate;

beforeAll(async () => {
  cv = await loadEngine();
  [ofFirst, ofSecond, ofOther] = [ready('first', first), ready('second', second), ready('other', other)];
  candidates = [ofFirst, ofSecond, ofOther];
});

/** A raster of which the upper `share` (0..1) shows one, the rest another. */
function joined(upper: Raster, lower: Raster, share: number): Raster {
  const data = upper.data.slice();
  const from = share * data.length;
  data.set(lower.data.subarray(from), from);
  return { ...upper, data };
}

function ready(id: string, raster: Raster): Candidate {
  const form = drawnForm(id);
  const [prepared] = preparePages(cv, form, [{ kind: 'blank', page: 1, raster }]);
  if (!prepared) throw new Error(`${id} has a page`);
  return { form, prepared };
}

/** A picture of a page, a little turned. */
function shoot(page: Raster): Raster {
  return photograph(page, 1000, 1300, (x, y) => [x + 0.03 * y - 60, y - 0.03 * x - 30]);
}

/** What a picture is taken for, and where the page lies on it. */
function outcome(picture: Raster, forms: readonly Candidate[], kin: Kin) {
  const placing = place(cv, picture, forms, kin);
  if (!placing.ok) return placing.refusal;
  const { form, corners, score, residualMm } = placing.page.placement;
  placing.page.dispose();
  return { form: form.id, corners, score, residualMm };
}

describe('the forms to try first', () => {
  it('are the one that fitted last and those that might be mistaken for it', () => {
    const kin = new Kin(cv);
    expect(kin.likely(candidates), 'before any page').toEqual([]);
    kin.fitted(ofFirst);
    expect(kin.likely(candidates)).toEqual([ofFirst, ofSecond]);
    expect(kin.likely(candidates), 'asked again').toEqual([ofFirst, ofSecond]);
    kin.fitted(ofOther);
    expect(kin.likely(candidates)).toEqual([ofOther]);
    expect(kin.likely([ofFirst, ofSecond]), 'where the last is no candidate').toEqual([]);
  });

  it('do not win over their kin for having fitted last', () => {
    const twin = ready('twin', joined(first, drawForm(3), 0.75));
    const both = [ofFirst, twin];
    const kin = new Kin(cv);
    for (const last of both) {
      kin.fitted(last);
      expect(outcome(shoot(first), both, kin)).toMatchObject({ form: 'first' });
    }
  });

  it('change nothing about what a page is taken for and where it lies', () => {
    const pictures = [first, second, other].map(shoot);
    const alone = pictures.map((picture) => outcome(picture, candidates, new Kin(cv)));
    expect(alone.map((one) => ('form' in one ? one.form : one.reason))).toEqual(['first', 'second', 'other']);
    const kin = new Kin(cv);
    // Each after each of the others, the forms in turn in one order and the other.
    [0, 1, 0, 2, 1, 2, 0].forEach((n, turn) => {
      const forms = turn % 2 === 0 ? candidates : [...candidates].reverse();
      const picture = pictures[n];
      if (picture) expect(outcome(picture, forms, kin), `turn ${turn}`).toEqual(alone[n]);
    });
  });
});
