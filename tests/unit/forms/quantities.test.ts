import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseForm } from '../../../shared/forms/check.ts';
import { checkValues } from '../../../shared/forms/checks.ts';
import { type Form, formSchema } from '../../../shared/forms/form.ts';
import {
  marksOfReadings,
  protocolInput,
  quantityOf,
  valuesOfReadings,
} from '../../../shared/forms/quantities.ts';
import type { FieldReading, FieldValue } from '../../../shared/protocol/values.ts';
import { projectFolder } from '../../support/reference.ts';

const line = (id: string, more: object = {}) => ({
  kind: 'line',
  id,
  box: [10, 10, 20, 8],
  label: { en: id },
  ...more,
});
const mark = (id: string, kind: 'stamp' | 'signature', required: boolean) => ({
  kind: 'mark',
  mark: kind,
  required,
  id,
  box: [10, 10, 20, 8],
  label: { en: id },
});

/** Registered voters in two rows, turnout out of order, a second row of votes for one candidate, words for one field. */
const form: Form = formSchema.parse({
  format: 1,
  id: 'made-up',
  title: { en: 'Made up' },
  election: 'e',
  pages: [{ width: 210, height: 297 }],
  candidates: ['b', 'a'].map((id) => ({ id, name: { en: id.toUpperCase() } })),
  fields: [
    line('1', { quantity: 'registered' }),
    line('2', { quantity: 'registered' }),
    line('3b', { quantity: 'turnout', time: '17:00' }),
    line('3a', { quantity: 'turnout', time: '12:00' }),
    line('4', { quantity: 'voted' }),
    line('pa', { quantity: 'votes', candidate: 'a' }),
    line('pb', { quantity: 'votes', candidate: 'b' }),
    line('pb2', { quantity: 'votes', candidate: 'b' }),
    line('n', { optional: true }),
    { kind: 'words', id: 'w4', of: '4', box: [40, 10, 60, 8], label: { en: 'words' } },
    { kind: 'text', id: 'place', box: [40, 20, 60, 8], label: { en: 'place' } },
    mark('stamp', 'stamp', true),
    mark('member', 'signature', false),
  ],
  reference: [{ kind: 'blank', image: 'made-up.png' }],
});

const number = (value: number): FieldValue => ({ value, state: 'number', corrected: false });
const blank: FieldValue = { value: null, state: 'blank', corrected: false };
const reading = (
  value: FieldReading['value'],
  state: FieldReading['state'],
  confidence = 0.99,
): FieldReading => ({
  value,
  state,
  confidence,
  accept: false,
  alternatives: [[value, confidence]],
});

describe('protocolInput', () => {
  test('fields of one quantity are added up', () => {
    const { amounts } = protocolInput(form, { values: { '1': number(700), '2': number(30) } });
    expect(amounts.registered).toEqual({ value: 730, blank: false, fields: ['1', '2'] });
  });

  test.each([{ '1': number(700) }, { '1': number(700), '2': blank }])(
    'a part without a value leaves the sum without one: %j',
    (values) =>
      expect(protocolInput(form, { values }).amounts.registered).toMatchObject({ value: null, blank: false }),
  );

  test('all parts left empty are a blank quantity', () =>
    expect(protocolInput(form, { values: { '1': blank, '2': blank } }).amounts.registered).toMatchObject({
      value: null,
      blank: true,
    }));

  test('quantities that the form lacks are absent', () =>
    expect(Object.keys(protocolInput(form, { values: {} }).amounts)).toEqual(['registered', 'voted']));

  test('votes by candidate in the form’s order, rows of one candidate together', () =>
    expect(protocolInput(form, { values: { pa: number(5), pb: number(7), pb2: number(2) } }).votes).toEqual([
      { candidate: 'b', value: 9, blank: false, fields: ['pb', 'pb2'] },
      { candidate: 'a', value: 5, blank: false, fields: ['pa'] },
    ]));

  test('turnout by time of day', () =>
    expect(
      protocolInput(form, { values: { '3a': number(100), '3b': number(400) } }).turnout.map(
        ({ time, value }) => [time, value],
      ),
    ).toEqual([
      ['12:00', 100],
      ['17:00', 400],
    ]));

  test('rows carry entry, words and machine reading, as far as there are any', () => {
    const { rows } = protocolInput(form, {
      values: { '4': number(181) },
      words: { '4': 180 },
      machine: { '4': reading(131, 'number', 0.6), pa: reading('x', 'illegible') },
    });
    expect(rows.find((row) => row.field === '4')).toEqual({
      field: '4',
      required: true,
      entry: number(181),
      words: 180,
      machine: { value: 131, confidence: 0.6 },
    });
    expect(rows.find((row) => row.field === 'pa')).toEqual({ field: 'pa', required: true });
    expect(rows.find((row) => row.field === 'n')).toEqual({ field: 'n', required: false });
    expect(protocolInput(form, { values: {} }).rows.find((row) => row.field === '4')?.words).toBeNull();
  });

  test('marks that nobody looked at are unknown', () =>
    expect(protocolInput(form, { values: {}, marks: { member: false } }).marks).toEqual([
      { field: 'stamp', required: true, present: null },
      { field: 'member', required: false, present: false },
    ]));
});

test('rows that state the station carry what the machine is sure of', () => {
  const two = formSchema.parse({
    ...form,
    fields: [line('no', { quantity: 'station' }), line('foot', { quantity: 'station' }), ...form.fields],
  });
  const sure = { ...reading(424, 'number'), accept: true };
  const { rows } = protocolInput(two, { values: {}, machine: { no: sure, foot: reading(424, 'number') } });
  expect(rows.map(({ station }) => station)).toEqual([
    { read: 424 },
    { read: null },
    ...form.fields.slice(0, 9).map(() => undefined),
  ]);
  expect(quantityOf(two, 'station', { no: number(424), foot: number(424) })).toBe(424);
  expect(quantityOf(two, 'station', { no: blank, foot: number(424) })).toBe(424);
  expect(quantityOf(two, 'station', { no: blank })).toBeNull();
});

test('quantityOf: a sum, or null', () => {
  expect(quantityOf(form, 'registered', { '1': number(1), '2': number(2) })).toBe(3);
  expect(quantityOf(form, 'votes', { pa: number(1), pb: number(2), pb2: number(4) })).toBe(7);
  expect(quantityOf(form, 'registered', { '1': number(1) })).toBeNull();
  expect(quantityOf(form, 'issued', {})).toBeNull();
});

describe('readings as values', () => {
  test('numbers, zeros however written, blank and unreadable fields', () =>
    expect(
      valuesOfReadings(form, {
        '1': reading(7, 'number'),
        '2': reading(0, 'filler'),
        '4': reading(null, 'blank'),
        pa: reading(null, 'illegible'),
        pb: reading('?', 'number'),
      }),
    ).toEqual({
      '1': number(7),
      '2': { value: 0, state: 'filler', corrected: false },
      '4': blank,
      pa: { value: null, state: 'illegible', corrected: false },
      pb: { value: null, state: 'illegible', corrected: false },
    }));
  test('what looks corrected on paper is so, whether it could be read or not', () =>
    expect(
      valuesOfReadings(form, {
        '1': { ...reading(7, 'number'), corrected: true },
        '2': { ...reading(null, 'illegible'), corrected: true },
      }),
    ).toEqual({
      '1': { value: 7, state: 'number', corrected: true },
      '2': { value: null, state: 'illegible', corrected: true },
    }));
  test('texts and words are no values', () =>
    expect(
      valuesOfReadings(form, { place: reading('Алматы', 'number'), w4: reading('сто', 'number') }),
    ).toEqual({}));
  test('marks', () =>
    expect(marksOfReadings({ stamp: { present: true, confidence: 0.9 } })).toEqual({ stamp: true }));
});

describe('what does not add up on the sample’s paper is flagged, and nothing else is an identity broken', () => {
  const identities: Record<string, string> = {
    'issued+unused=received': 'F301',
    'votes+invalid=voted': 'F401',
  };
  interface Truth {
    form: string;
    values: Record<string, number | null>;
    failed_checks: string[];
  }
  const samples = path.join(projectFolder, 'resources/samples/kz-2019');
  const truth = JSON.parse(readFileSync(path.join(samples, 'truth.json'), 'utf8')) as Record<string, Truth>;
  test.each(Object.entries(truth))('%s', (_name, { form: id, values, failed_checks }) => {
    const kz = parseForm(readFileSync(path.join(projectFolder, `resources/forms/${id}.json`), 'utf8'));
    if (!kz.ok) throw new Error(`${id} does not check`);
    const entered = Object.fromEntries(
      Object.entries(values).map(([field, value]) => [field, value === null ? blank : number(value)]),
    );
    const flagged = checkValues(kz.form, { values: entered }).filter(
      ({ code, ok }) => ok === false && Object.values(identities).includes(code),
    );
    expect(flagged.map(({ code }) => code)).toEqual(failed_checks.map((check) => identities[check]));
  });
});
