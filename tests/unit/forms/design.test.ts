import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkForm, parseForm } from '../../../shared/forms/check.ts';
import { designOf, designSchema, emptyDesign, formFileOf, newField } from '../../../shared/forms/design.ts';
import { projectFolder } from '../../support/reference.ts';

function shipped(id: string) {
  const checked = parseForm(readFileSync(path.join(projectFolder, 'resources/forms', `${id}.json`), 'utf8'));
  if (!checked.ok) throw new Error(id);
  return checked.form;
}

describe('a form in the designer', () => {
  test.each(['kz-2019-a', 'kz-2019-b'])('%s comes out as it went in', (id) => {
    const form = shipped(id);
    const design = designOf(form);
    if (!design) throw new Error('no design');
    expect(designSchema.parse(JSON.parse(JSON.stringify(design)))).toEqual(design);
    const image = form.reference[0]?.kind === 'features' ? '' : (form.reference[0]?.image ?? '');
    const again = checkForm(formFileOf(design, form.version, image));
    expect(again).toEqual({ ok: true, form: { ...form, $schema: undefined } });
  });

  test('of several pages cannot be drawn', () => {
    const form = shipped('kz-2019-a');
    expect(designOf({ ...form, pages: [...form.pages, ...form.pages] })).toBeNull();
  });

  test('that is empty is kept, and no form yet', () => {
    const design = emptyDesign({ width: 210, height: 297 });
    expect(designSchema.parse(design)).toEqual(design);
    expect(checkForm(formFileOf(design, 1, 'page.jpg')).ok).toBe(false);
  });

  test('with one text in one language is a form', () => {
    const design = {
      ...emptyDesign({ width: 210, height: 297 }),
      id: 'xx',
      election: 'xx-2031',
      title: { kk: 'Хаттама', ru: ' ' },
      candidates: [{ id: 'alfa', name: { ru: 'Альфа' } }],
      fields: [
        { ...newField('voted', [10, 10.123456, 20, 8]), label: { ru: 'Проголосовало' } },
        { ...newField('votes_alfa', [10, 30, 20, 8]), quantity: 'votes' as const, candidate: 'alfa' },
      ],
    };
    const checked = checkForm(formFileOf(design, 1, 'page.jpg'));
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    expect(checked.form.title).toEqual({ kk: 'Хаттама', en: 'Хаттама' });
    expect(checked.form.fields[0]).toMatchObject({ box: [10, 10.12, 20, 8], label: { en: 'Проголосовало' } });
    expect(checked.form.fields[1]?.label).toEqual({ ru: 'Альфа', en: 'Альфа' });
  });

  test('writes only what the kind of a field has', () => {
    const whole = {
      ...newField('stamp', [10, 10, 20, 8]),
      cells: [[10, 10, 5, 8] as [number, number, number, number]],
      quantity: 'voted' as const,
      of: 'voted',
    };
    const kinds = {
      ...emptyDesign({ width: 210, height: 297 }),
      fields: [{ ...whole, kind: 'mark' as const }],
    };
    expect(Object.keys(formFileOf(kinds, 1, 'page.jpg').fields[0] ?? {}).sort()).toEqual([
      'box',
      'id',
      'kind',
      'label',
      'mark',
      'required',
    ]);
  });
});
