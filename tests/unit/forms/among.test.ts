import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { amongForm, figuresOf } from '../../../shared/forms/among.ts';
import { parseForm } from '../../../shared/forms/check.ts';
import { type Form, formSchema } from '../../../shared/forms/form.ts';
import { projectFolder } from '../../support/reference.ts';

const line = (id: string, more: object = {}) => ({
  kind: 'line',
  id,
  box: [10, 10, 20, 8],
  label: { en: id },
  ...more,
});
const form = formSchema.parse({
  format: 1,
  id: 'made-up',
  title: { en: 'Made up' },
  election: 'e',
  pages: [{ width: 210, height: 297 }],
  candidates: ['b', 'a'].map((id) => ({ id, name: { en: id } })),
  rules: { has_against_all: true },
  fields: [
    line('1', { quantity: 'registered' }),
    line('2', { quantity: 'registered' }),
    line('no', { quantity: 'station' }),
    line('h', { quantity: 'turnout', time: '12:00' }),
    line('pb', { quantity: 'votes', candidate: 'b' }),
    line('pa', { quantity: 'votes', candidate: 'a' }),
    line('x', { quantity: 'against_all' }),
    line('other'),
  ],
  reference: [{ kind: 'blank', image: 'made-up.png' }],
});

test('rows by what they state; votes in an order that every form of the election has', () => {
  const among = amongForm(form);
  expect(among).toMatchObject({ id: 'made-up', election: 'e', pages: 1, identity: ['no'] });
  expect(among.rows.map(({ key, fields }) => [key, ...fields])).toEqual([
    ['registered', '1', '2'],
    ['turnout:12:00', 'h'],
    ['votes:b', 'pb'],
    ['votes:a', 'pa'],
    ['against_all', 'x'],
    ['made-up/other', 'other'],
  ]);
  expect(among.votes.map((row) => among.rows[row]?.key)).toEqual(['against_all', 'votes:a', 'votes:b']);
});

test('votes against all do not count where the form is not said to have them', () => {
  const without = amongForm({ ...form, rules: { ...form.rules, has_against_all: false } });
  expect(without.votes).toHaveLength(2);
});

test('a form that does not state the station is known by its first field', () => {
  const nameless: Form = { ...form, fields: form.fields.filter(({ id }) => id !== 'no') };
  expect(amongForm(nameless).identity).toEqual(['1']);
});

test('figures: added up, blank where all is, unknown where one is not a number', () => {
  const among = amongForm(form);
  const entered = { '1': 700, '2': 30, h: 'blank', pa: 'illegible', pb: 5, x: 0 } as const;
  expect(figuresOf(among, entered)).toEqual([730, 'blank', 5, null, 0, null]);
  expect(figuresOf(among, { ...entered, '2': 'blank' })[0]).toBeNull();
  expect(figuresOf(among, { '1': 'blank', '2': 'blank' })[0]).toBe('blank');
});

test('both Kazakh forms state the same figures', () => {
  const [a, b] = ['kz-2019-a', 'kz-2019-b'].map((id) => {
    const checked = parseForm(readFileSync(path.join(projectFolder, `resources/forms/${id}.json`), 'utf8'));
    if (!checked.ok) throw new Error(`${id} does not check`);
    return amongForm(checked.form);
  });
  expect(a?.rows.map(({ key }) => key).sort()).toEqual(b?.rows.map(({ key }) => key).sort());
  expect(a?.election).toBe(b?.election);
});
