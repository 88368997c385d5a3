import { expect, test } from 'vitest';
import { withTyped } from '../../../../renderer/features/review/desk/carried.ts';
import { layDesk, valuesOf } from '../../../../renderer/features/review/desk/desk.ts';
import { deskOf, doAll, readingOf, rowsA, typed } from '../../../support/desk.ts';

const [first = '', second = '', third = '', fourth = ''] = rowsA.map(({ id }) => id);

test('what was typed from the picture stands beside what the machine reads now, and is to be confirmed anew', () => {
  const before = doAll(deskOf(), [
    ...typed(424),
    { do: 'state', state: 'blank' },
    { do: 'digit', digit: '7' },
    { do: 'note', note: 'torn' },
  ]);
  const desk = withTyped(deskOf(readingOf({ [first]: 999, [fourth]: 185 })), before);
  expect(desk.drafts[first]).toMatchObject({ text: '424', accepted: false, replace: true });
  expect(desk.drafts[second]).toMatchObject({ state: 'blank', accepted: false });
  expect(desk.drafts[third]).toMatchObject({ text: '7', accepted: false });
  expect(desk.drafts[fourth]).toMatchObject({ text: '185', accepted: false });
  expect(desk).toMatchObject({ at: 0, note: 'torn' });
  expect(valuesOf(desk)).toEqual({});
});

test('a pre-fill that nobody confirmed is not carried along, nor a planted number', () => {
  const before = layDesk({
    fields: rowsA,
    marks: [],
    region: '',
    reading: readingOf({ [first]: 424, [second]: 212 }),
    entry: null,
    plant: { field: second, value: 217 },
  });
  const desk = withTyped(deskOf(readingOf({})), doAll(before, [{ do: 'next' }, { do: 'next' }]));
  expect(desk.drafts[second]).toMatchObject({ text: '', state: null });
  expect(desk.plant).toBeNull();
});

test('without anything from before the desk is as it was laid', () => {
  const desk = deskOf();
  expect(withTyped(desk, null)).toBe(desk);
});

test('nothing is planted under what was typed before: nobody would see it', () => {
  const planted = layDesk({
    fields: rowsA,
    marks: [],
    region: '',
    reading: readingOf({ [first]: 424, [second]: 212 }),
    entry: null,
    plant: { field: second, value: 217 },
  });
  const desk = withTyped(planted, doAll(deskOf(), [{ do: 'next' }, ...typed(212)]));
  expect(desk.drafts[second]).toMatchObject({ text: '212', accepted: false });
  expect(desk.plant).toBeNull();
  expect(withTyped(planted, doAll(deskOf(), typed(424))).plant).toEqual(planted.plant);
});
