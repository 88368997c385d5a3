import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  beginDrawing,
  draw,
  type Drawing,
  type DrawingAction,
} from '../../../../renderer/features/designer/drawing/drawing.ts';
import { pageCommand } from '../../../../renderer/features/designer/drawing/keys.ts';
import { problemsOf } from '../../../../renderer/features/designer/drawing/problems.ts';
import type { Ruled } from '../../../../renderer/features/designer/drawing/ruled.ts';
import { emptyDesign } from '../../../../shared/forms/design.ts';
import type { Box } from '../../../../shared/forms/form.ts';

const empty = beginDrawing(emptyDesign({ width: 210, height: 297 }));
const box: Box = [100, 50, 40, 10];
const cells: Box[] = [
  [100, 50, 9, 10],
  [110, 50, 9, 10],
];
const ruled: Ruled = {
  lines: [],
  boxes: [...cells, [100, 70, 50, 10], [100, 90, 50, 10]],
};

const after = (...actions: DrawingAction[]): Drawing => actions.reduce(draw, empty);
const only = ({ design }: Drawing) => design.fields[0];

describe('drawing a field', () => {
  test('puts it in hand, a line by default, cells where boxes for digits are', () => {
    const line = after({ type: 'draw', place: { box, cells: [] } });
    expect(line.selected).toBe(0);
    expect(only(line)).toMatchObject({ id: 'field', kind: 'line', box, digits: 5 });
    const digits = after({ type: 'draw', place: { box: [100, 50, 19, 10], cells } });
    expect(only(digits)).toMatchObject({ kind: 'cells', cells, digits: 2 });
  });

  test('by key goes through the ruled boxes that have none, then below the last', () => {
    const next = { type: 'draw-next', ruled } as const;
    const drawn = after(next, next, next, next);
    expect(drawn.design.fields.map((field) => field.box)).toEqual([
      [100, 50, 19, 10],
      [100, 70, 50, 10],
      [100, 90, 50, 10],
      [100, 102, 50, 10],
    ]);
    expect(drawn.design.fields.map(({ kind }) => kind)).toEqual(['cells', 'line', 'line', 'line']);
    expect(new Set(drawn.design.fields.map(({ id }) => id)).size).toBe(4);
  });
});

describe('the field in hand', () => {
  const drawn: DrawingAction = { type: 'draw', place: { box: [100, 50, 19, 10], cells } };

  test('moves with its cells, never off the page', () => {
    expect(only(after(drawn, { type: 'move', by: [1, -2] }))).toMatchObject({
      box: [101, 48, 19, 10],
      cells: [
        [101, 48, 9, 10],
        [111, 48, 9, 10],
      ],
    });
    expect(only(after(drawn, { type: 'move', by: [500, 500] }))?.box).toEqual([191, 287, 19, 10]);
  });

  test('never gets smaller than can be seen, nor larger than the page', () => {
    expect(only(after(drawn, { type: 'size', by: [-100, -100] }))?.box.slice(2)).toEqual([1, 1]);
    expect(only(after(drawn, { type: 'size', by: [900, 900] }))?.box).toEqual([0, 0, 210, 297]);
  });

  test('is split into as many cells as asked for', () => {
    const split = only(
      after({ type: 'draw', place: { box, cells: [] } }, { type: 'split', count: 4, ruled: null }),
    );
    expect(split).toMatchObject({ kind: 'cells', digits: 4 });
    expect(split?.cells).toHaveLength(4);
  });

  test('is called after what it holds until somebody names it, and words follow', () => {
    const words = after(
      drawn,
      { type: 'change', changes: { quantity: 'voted' } },
      { type: 'draw', place: { box: [100, 70, 50, 10], cells: [] } },
      { type: 'change', changes: { kind: 'words', of: 'voted' } },
      { type: 'select', index: 0 },
      { type: 'rename', id: 'people' },
      { type: 'change', changes: { quantity: 'issued' } },
    );
    expect(words.design.fields.map(({ id, of }) => [id, of])).toEqual([
      ['people', ''],
      ['voted_words', 'people'],
    ]);
  });

  test('is duplicated one row further, with the next number and candidate', () => {
    const form: DrawingAction = {
      type: 'form',
      changes: {
        candidates: [
          { id: 'a', name: { en: 'A' } },
          { id: 'b', name: { en: 'B' } },
        ],
      },
    };
    const votes = { quantity: 'votes', candidate: 'a', row: '9.1' } as const;
    const twice = after(
      form,
      { type: 'draw', place: { box, cells: [] } },
      { type: 'draw', place: { box: [100, 64, 40, 10], cells: [] } },
      { type: 'change', changes: votes },
      { type: 'duplicate', ruled: null },
    );
    expect(twice.design.fields[2]).toMatchObject({
      id: 'votes_b',
      box: [100, 78, 40, 10],
      row: '9.2',
      candidate: 'b',
    });
    expect(twice.selected).toBe(2);
  });

  test('is removed, and the one after it taken in hand', () => {
    const two = after(drawn, { type: 'draw', place: { box, cells: [] } }, { type: 'select', index: 0 });
    expect(draw(two, { type: 'remove' })).toMatchObject({
      selected: 0,
      design: { fields: [{ id: 'field_2' }] },
    });
    expect(after(drawn, { type: 'remove' }).selected).toBeNull();
  });
});

test('a column is gone down by N and by Ctrl+D, with the boxes that are ruled there', () => {
  const column: Box[] = [
    [20, 70, 30, 10],
    [100, 70, 50, 10],
    [20, 81, 30, 12],
    [100, 81, 50, 12],
    [20, 94, 30, 10],
    [100, 94, 50, 10],
  ];
  const down: Ruled = { lines: [], boxes: column };
  const drawn = after(
    { type: 'draw', place: { box: [100, 70, 50, 10], cells: [] } },
    { type: 'draw-next', ruled: down },
    { type: 'duplicate', ruled: down },
    { type: 'draw-next', ruled: down },
  );
  expect(drawn.design.fields.map((field) => field.box)).toEqual([column[1], column[3], column[5], column[0]]);
});

test('a field hops along the ruled boxes, over those that others lie on', () => {
  const hopped = after(
    { type: 'draw', place: { box: [100, 70, 50, 10], cells: [] } },
    { type: 'draw', place: { box: [20, 150, 40, 9], cells: [] } },
    { type: 'hop', ruled },
  );
  expect(hopped.design.fields[1]).toMatchObject({ kind: 'cells', box: [100, 50, 19, 10], cells });
  const on = draw(hopped, { type: 'hop', ruled });
  expect(on.design.fields[1]).toMatchObject({ kind: 'line', box: [100, 90, 50, 10], cells: [] });
  expect(draw(on, { type: 'hop', ruled }).design.fields[1]?.cells).toEqual(cells);
});

test('a rule that only the field in hand was for is off again, and what a person switched stays', () => {
  const passed = after(
    { type: 'form', changes: { rules: { ...empty.design.rules, has_valid_total: true } } },
    { type: 'draw', place: { box, cells: [] } },
    { type: 'change', changes: { quantity: 'spoiled' } },
    { type: 'change', changes: { quantity: 'against_all' } },
    { type: 'change', changes: { quantity: 'voted' } },
  );
  expect(passed.design.rules).toEqual({ ...empty.design.rules, has_valid_total: true });
});

test('a field turns on the rules that it is for', () => {
  const drawn = after(
    { type: 'draw', place: { box, cells: [] } },
    { type: 'change', changes: { quantity: 'against_all' } },
    { type: 'draw', place: { box, cells: [] } },
    { type: 'change', changes: { quantity: 'spoiled' } },
    { type: 'draw', place: { box, cells: [] } },
    { type: 'change', changes: { kind: 'words', quantity: 'valid_total' } },
  );
  expect(drawn.design.rules).toMatchObject({
    has_against_all: true,
    has_spoiled: 'separate',
    has_words: true,
    has_valid_total: false,
  });
});

describe('steps', () => {
  test('of one kind are taken back as one, and done again', () => {
    const moved = after(
      { type: 'draw', place: { box, cells: [] } },
      { type: 'move', by: [1, 0] },
      { type: 'move', by: [1, 0] },
      { type: 'change', changes: { label: { en: 'V' } } },
      { type: 'change', changes: { label: { en: 'Vo' } } },
    );
    const back = draw(draw(moved, { type: 'undo' }), { type: 'undo' });
    expect(only(back)).toMatchObject({ box, label: {} });
    expect(draw(draw(back, { type: 'redo' }), { type: 'redo' }).design).toEqual(moved.design);
    expect(draw(back, { type: 'move', by: [0, 1] }).future).toEqual([]);
  });

  test('whatever they are, undo leads back to the beginning and the field in hand is always there', () => {
    const action: fc.Arbitrary<DrawingAction> = fc.oneof(
      fc.constant<DrawingAction>({ type: 'draw-next', ruled }),
      fc.constant<DrawingAction>({ type: 'duplicate', ruled }),
      fc.constant<DrawingAction>({ type: 'remove' }),
      fc.constant<DrawingAction>({ type: 'redo' }),
      fc.constant<DrawingAction>({ type: 'snap', ruled }),
      fc.record({ type: fc.constant('move' as const), by: fc.tuple(fc.integer(), fc.integer()) }),
      fc.record({ type: fc.constant('size' as const), by: fc.tuple(fc.integer(), fc.integer()) }),
      fc.record({
        type: fc.constant('split' as const),
        count: fc.integer({ min: 1, max: 9 }),
        ruled: fc.constant(null),
      }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        let drawing = after(...actions);
        const { fields, page } = drawing.design;
        if (drawing.selected !== null) expect(fields[drawing.selected]).toBeDefined();
        for (const field of fields) {
          expect(field.box[0] + field.box[2]).toBeLessThanOrEqual(page.width + 1e-6);
          expect(field.box[1] + field.box[3]).toBeLessThanOrEqual(page.height + 1e-6);
        }
        expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
        while (drawing.past.length > 0) drawing = draw(drawing, { type: 'undo' });
        expect(drawing.design).toEqual(empty.design);
      }),
    );
  });
});

describe('problems', () => {
  test('name the field and what to mend, once each', () => {
    const drawing = after(
      { type: 'draw', place: { box, cells: [] } },
      { type: 'change', changes: { quantity: 'votes' } },
      { type: 'draw', place: { box, cells: [] } },
      { type: 'change', changes: { label: { kk: 'Таңба' } } },
    );
    expect(problemsOf(drawing.design).map(({ kind, field }) => [kind, field])).toEqual([
      ['id', null],
      ['title', null],
      ['election', null],
      ['label', 0],
      ['candidate', 0],
    ]);
  });
});

test('keys are told by their place, with the layout of any language', () => {
  const press = (code: string, more: Partial<KeyboardEvent> = {}) =>
    pageCommand({ code, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });
  expect(press('ArrowLeft')).toEqual({ type: 'move', by: [-0.5, 0] });
  expect(press('ArrowDown', { shiftKey: true })).toEqual({ type: 'size', by: [0, 0.5] });
  expect(press('ArrowDown', { ctrlKey: true })).toEqual({ type: 'move', by: [0, 0.1] });
  expect(press('Tab', { shiftKey: true })).toEqual({ type: 'go', by: -1 });
  expect(press('NumpadEnter')).toEqual({ type: 'go', by: 1 });
  expect(press('Numpad4')).toEqual({ type: 'split', count: 4 });
  expect(press('KeyD', { ctrlKey: true })).toEqual({ type: 'duplicate' });
  expect(press('KeyZ', { metaKey: true, shiftKey: true })).toEqual({ type: 'redo' });
  expect(press('KeyD')).toBeNull();
  expect(press('ArrowLeft', { altKey: true })).toBeNull();
});
