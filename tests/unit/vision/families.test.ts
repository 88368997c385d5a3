import { beforeAll, describe, expect, it } from 'vitest';
import { type Cv, loadEngine } from '../../../electron/vision/engine.ts';
import { areSisters, Families } from '../../../electron/vision/families.ts';
import type { Candidate } from '../../../electron/vision/lay.ts';
import { preparePages } from '../../../electron/vision/prepare.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { Raster } from '../../../shared/forms/raster.ts';
import { drawForm, drawnForm, withWordsOf } from '../../support/drawn-form.ts';

const sheet = drawForm(1);
let cv: Cv;
let form: Candidate;

beforeAll(async () => {
  cv = await loadEngine();
  form = ready(drawnForm('form'), sheet);
});

function ready(described: Form, raster: Raster, kind: 'blank' | 'filled' = 'blank'): Candidate {
  const [prepared] = preparePages(cv, described, [{ kind, page: 1, raster }]);
  if (!prepared) throw new Error(`${described.id} has a page`);
  return { form: described, prepared };
}

/** The form with its first field elsewhere. */
function withFieldMoved(id: string, mm: number): Form {
  const described = drawnForm(id);
  const [field, ...rest] = described.fields;
  if (field?.kind !== 'cells') throw new Error('the drawn form begins with cells');
  const [x, y, w, h] = field.box;
  return { ...described, fields: [{ ...field, box: [x - mm, y, w + mm, h] }, ...rest] };
}

describe('sister forms', () => {
  it('are the same but for some of their words', () => {
    expect(areSisters(form, ready(drawnForm('district'), withWordsOf(sheet, drawForm(3), 53, 75)))).toBe(
      true,
    );
  });

  it.each([
    ['words are mostly others', () => ready(drawnForm('other'), withWordsOf(sheet, drawForm(3), 29, 150))],
    ['fields lie elsewhere', () => ready(withFieldMoved('moved', 2), sheet)],
    ['rules are missing', () => ready(drawnForm('bare'), withoutRules())],
    ['reference is a filled page', () => ready(drawnForm('filled', 'filled'), sheet, 'filled')],
  ])('are none whose %s', (_, other) => {
    expect(areSisters(form, other())).toBe(false);
  });

  /** The sheet without the rules under its rows, left of the boxes. */
  function withoutRules(): Raster {
    const data = sheet.data.slice();
    for (let y = 0; y < sheet.height; y++) {
      const row = data.subarray(y * sheet.width, (y + 1) * sheet.width);
      if (row.filter((value) => value < 128).length > 0.85 * sheet.width) row.fill(255);
    }
    return { ...sheet, data };
  }
});

describe('of families of sisters', () => {
  it('one of each is looked for: the first, or the one that is preferred', () => {
    const families = new Families();
    const [north, south] = [3, 4].map((seed) =>
      ready(drawnForm(`district-${seed}`), withWordsOf(sheet, drawForm(seed), 53, 75)),
    ) as [Candidate, Candidate];
    const other = ready(drawnForm('other'), drawForm(2));
    expect(families.heads([form, other, north, south])).toEqual([form, other]);
    expect(families.heads([form, other, north, south], south.prepared)).toEqual([south, other]);
    expect(families.heads([north, other], south.prepared), 'where it is no candidate').toEqual([
      north,
      other,
    ]);
    expect(families.sistersOf(south.prepared, [form, other, north, south])).toEqual([form, north]);
    expect(families.sistersOf(other.prepared, [form, other, north, south])).toEqual([]);
    const late = ready(drawnForm('late'), withWordsOf(sheet, drawForm(5), 53, 75));
    expect(families.heads([late, north]), 'one that comes when the first has gone').toEqual([late]);
    expect(families.sistersOf(late.prepared, [form, north, late]), 'the first again').toEqual([form, north]);
  });
});
