import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkForm, formJsonSchema } from '../../../shared/forms/check.ts';
import { type Form, isNumeric } from '../../../shared/forms/form.ts';
import { projectFolder } from '../../support/reference.ts';

const folder = path.join(projectFolder, 'resources/forms');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
const files = readdirSync(folder).filter((file) => /^[a-z0-9-]+\.json$/.test(file));

function load(file: string): Form {
  const checked = checkForm(read(file));
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.form;
}

const quantities = [
  'registered',
  'received',
  'issued',
  'unused',
  'voted',
  'voted_outside',
  'voted_absentee',
  'invalid',
];
const candidates = ['akhmetbekov', 'yespayeva', 'kossanov', 'rakhimbekov', 'taspikhov', 'tokayev', 'tugel'];
const kazakh = ['station', ...quantities, ...candidates.map((candidate) => `votes_${candidate}`)];
const parties = [1, 4, 5, 9, 10, 17, 19, 23, 24, 26, 30, 35, 36, 38, 40, 41].map((number) => `p${number}`);

describe('the published schema', () => {
  it('is the one that forms are checked by', () => {
    expect(read('form.schema.json')).toEqual(JSON.parse(JSON.stringify(formJsonSchema())));
  });
});

describe('shipped forms', () => {
  it.each(files)('%s passes the check, is named by its id and has its references', (file) => {
    const form = load(file);
    expect(`${form.id}.json`).toBe(file);
    for (const reference of form.reference)
      expect(
        existsSync(path.join(folder, reference.kind === 'features' ? reference.file : reference.image)),
      ).toBe(true);
  });

  it.each([
    ['kz-2019-a.json', kazakh],
    ['kz-2019-b.json', kazakh],
    ['ge-2012.json', ['1', '2', '3a', '3b', '4', '5', ...parties, '6']],
  ])('%s has the numeric fields of its paper', (file, ids) => {
    const numeric = load(file).fields.filter(isNumeric);
    expect(numeric.map((field) => field.id).sort()).toEqual([...ids].sort());
    expect(numeric.filter((field) => !field.quantity).map((field) => field.id)).toEqual([]);
  });

  it('name the marks without which a copy is not certified', () => {
    for (const file of files) {
      const required = load(file).fields.flatMap((field) =>
        field.kind === 'mark' && field.required ? [field.id] : [],
      );
      expect(required.sort()).toEqual(['chair', 'secretary', 'stamp']);
    }
  });

  it('keep words beside figures on form B only', () => {
    const words = (file: string) => load(file).fields.filter((field) => field.kind === 'words').length;
    expect([words('kz-2019-a.json'), words('kz-2019-b.json')]).toEqual([0, 15]);
  });

  it('keep no picture of a Georgian page', () => {
    expect(load('ge-2012.json').reference.map((reference) => reference.kind)).toEqual(['features']);
    expect(readdirSync(folder).filter((file) => file.startsWith('ge-') && !file.endsWith('.json'))).toEqual(
      [],
    );
  });
});
