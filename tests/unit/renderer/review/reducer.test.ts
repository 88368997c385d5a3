import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Desk, layDesk, valueOf, valuesOf } from '../../../../renderer/features/review/desk/desk.ts';
import { beginHistory, reduceHistory } from '../../../../renderer/features/review/desk/history.ts';
import { type DeskAction, reduceDesk } from '../../../../renderer/features/review/desk/reducer.ts';
import { isConsistent } from '../../../../shared/protocol/values.ts';
import { deskOf, doAll, readingOf, rowsA, typed } from '../../../support/desk.ts';

const row = (desk: Desk, id: string) => {
  const draft = desk.drafts[id];
  if (!draft) throw new Error(`no row ${id}`);
  return draft;
};

describe('laying a protocol on the desk', () => {
  test('pre-fills only what the machine accepts, and confirms nothing', () => {
    const desk = deskOf(readingOf({ station: 424 }, { registered: 212 }));
    expect(row(desk, 'station')).toMatchObject({ text: '424', state: 'number', accepted: false });
    expect(row(desk, 'registered')).toMatchObject({ text: '', state: null });
    expect(valuesOf(desk)).toEqual({});
  });

  test('never pre-fills a blank: empty is for a person to see', () => {
    const reading = readingOf({});
    const blank = { value: null, state: 'blank', confidence: 0.99, accept: true, alternatives: [] } as const;
    expect(row(deskOf({ ...reading, fields: { station: blank } }), 'station').state).toBeNull();
  });

  test('suggests that a number was corrected on paper; the person types it and can take the mark away', () => {
    const illegible = {
      value: null,
      state: 'illegible',
      confidence: 0,
      accept: false,
      alternatives: [],
      corrected: true,
    } as const;
    const desk = deskOf({ ...readingOf({}), fields: { station: illegible } });
    expect(row(desk, 'station')).toMatchObject({ text: '', state: null, corrected: true });
    expect(valuesOf(doAll(desk, typed(57))).station).toEqual({ value: 57, state: 'number', corrected: true });
    expect(valuesOf(doAll(desk, [{ do: 'corrected' }, ...typed(57)])).station?.corrected).toBe(false);
  });

  test('an opened protocol shows what was confirmed, to be confirmed anew', () => {
    const values = {
      station: { value: 7, state: 'number', corrected: true },
      invalid: { value: null, state: 'blank', corrected: false },
    } as const;
    const entry = {
      id: 1,
      person: 'V07',
      at: '',
      form: 'kz-2019-a',
      region: 'Семей',
      values,
      marks: { stamp: false },
      note: 'n',
      stage: 'first',
      other: null,
      asPaper: null,
      resolved: {},
    } as const;
    const desk = layDesk({ fields: rowsA, marks: ['stamp'], region: 'x', reading: null, entry, plant: null });
    expect(row(desk, 'station')).toMatchObject({ text: '7', corrected: true, accepted: false });
    expect(row(desk, 'invalid').state).toBe('blank');
    expect(desk).toMatchObject({ region: 'Семей', note: 'n', marks: { stamp: false } });
    expect(valuesOf(desk)).toEqual({});
  });
});

describe('typing', () => {
  test('the first digit replaces the pre-fill, the next ones append', () => {
    const desk = doAll(deskOf(readingOf({ station: 424 })), typed(57));
    expect(valuesOf(desk)).toEqual({ station: { value: 57, state: 'number', corrected: false } });
    expect(desk.at).toBe(1);
  });

  test('Enter confirms a pre-fill as it stands', () => {
    expect(valuesOf(reduceDesk(deskOf(readingOf({ station: 424 })), { do: 'accept' })).station?.value).toBe(
      424,
    );
  });

  test('Enter stays on a row in which nothing is entered: empty is never zero', () => {
    expect(reduceDesk(deskOf(), { do: 'accept' }).at).toBe(0);
  });

  test('the arrow goes on and leaves an empty row open', () => {
    const desk = reduceDesk(deskOf(), { do: 'next' });
    expect(desk.at).toBe(1);
    expect(valuesOf(desk)).toEqual({});
  });

  test('a sixth digit is not taken', () => {
    const desk = doAll(
      deskOf(),
      [...'123456'].map((digit) => ({ do: 'digit', digit })),
    );
    expect(row(desk, 'station').text).toBe('12345');
  });

  test('figures with zeros in front are one number', () => {
    const figures = [...'0042'].map((digit): DeskAction => ({ do: 'digit', digit }));
    expect(row(doAll(deskOf(), [...figures, { do: 'accept' }]), 'station').text).toBe('42');
  });

  test.each(['', '-5', '1.5', '1 234', '123456', '١٢', '１２', 'abc', '1e3', '=1+1'])(
    'pasted %j is not taken',
    (text) => {
      expect(reduceDesk(deskOf(), { do: 'number', text })).toEqual(deskOf());
    },
  );

  test('a pasted number is taken whole', () => {
    expect(row(reduceDesk(deskOf(), { do: 'number', text: ' 424\n' }), 'station').text).toBe('424');
  });

  test('Backspace takes one digit, and the last one leaves nothing, not zero', () => {
    const seven = reduceDesk(deskOf(), { do: 'digit', digit: '7' });
    expect(row(reduceDesk(seven, { do: 'erase' }), 'station')).toMatchObject({ text: '', state: null });
  });

  test('going back selects the row: the next digit replaces it, and it must be confirmed again', () => {
    const desk = doAll(deskOf(), [...typed(57), { do: 'back' }, { do: 'digit', digit: '8' }]);
    expect(row(desk, 'station')).toMatchObject({ text: '8', accepted: false });
  });

  test('there is no way round at either end', () => {
    expect(reduceDesk(deskOf(), { do: 'back' }).at).toBe(0);
    expect(
      doAll(
        deskOf(),
        Array.from({ length: 40 }, () => ({ do: 'next' })),
      ).at,
    ).toBe(rowsA.length);
  });
});

describe('what the machine reads in a box that a person has put right', () => {
  const suggest = { do: 'suggest', id: 'station', text: '424', state: 'number' } as const;

  test('stands in its row to be confirmed, and makes way for the first digit', () => {
    const filled = doAll(deskOf(), [{ do: 'digit', digit: '9' }, suggest]);
    expect(row(filled, 'station')).toMatchObject({ text: '424', state: 'number', accepted: false });
    expect(valuesOf(filled)).toEqual({});
    expect(row(reduceDesk(filled, { do: 'digit', digit: '5' }), 'station').text).toBe('5');
  });

  test('comes too late once the person has gone on', () => {
    const gone = doAll(deskOf(), [...typed(57)]);
    expect(reduceDesk(gone, suggest)).toBe(gone);
  });
});

describe('states', () => {
  test.each([
    ['blank', null],
    ['illegible', null],
    ['dash', 0],
    ['filler', 0],
  ] as const)('%s is one key and goes on', (state, value) => {
    const desk = reduceDesk(deskOf(readingOf({ station: 424 })), { do: 'state', state });
    expect(desk.at).toBe(1);
    expect(valuesOf(desk)).toEqual({ station: { value, state, corrected: false } });
  });

  test('an illegible row keeps the figures as a guess, not as a value', () => {
    const desk = doAll(deskOf(), [
      { do: 'digit', digit: '4' },
      { do: 'state', state: 'illegible' },
    ]);
    expect(row(desk, 'station').text).toBe('4');
    expect(valuesOf(desk).station?.value).toBeNull();
  });

  test('a digit after a state begins a new number', () => {
    const desk = doAll(deskOf(), [
      { do: 'state', state: 'dash' },
      { do: 'back' },
      { do: 'digit', digit: '5' },
    ]);
    expect(row(desk, 'station')).toMatchObject({ text: '5', state: 'number' });
  });

  test('corrected on paper: the mark, then the number', () => {
    const desk = doAll(deskOf(readingOf({ station: 424 })), [{ do: 'corrected' }, ...typed(425)]);
    expect(valuesOf(desk).station).toEqual({ value: 425, state: 'number', corrected: true });
  });
});

const action: fc.Arbitrary<DeskAction> = fc.oneof(
  fc.record({ do: fc.constant('digit' as const), digit: fc.constantFrom(...'0123456789') }),
  fc.record({ do: fc.constant('number' as const), text: fc.string() }),
  fc.constantFrom<DeskAction>(
    { do: 'erase' },
    { do: 'accept' },
    { do: 'next' },
    { do: 'back' },
    { do: 'corrected' },
  ),
  fc.record({
    do: fc.constant('state' as const),
    state: fc.constantFrom('blank', 'illegible', 'dash', 'filler'),
  }),
  fc.record({ do: fc.constant('go' as const), to: fc.integer({ min: -5, max: 50 }) }),
  fc.record({ do: fc.constant('mark' as const), id: fc.constantFrom('stamp', 'chair', 'nobody') }),
);

describe('whatever is pressed', () => {
  test('every value and its state belong together, and the row in focus exists', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 120 }), (actions) => {
        const desk = doAll(deskOf(readingOf({ station: 424, issued: 185 })), actions);
        expect(desk.at).toBeGreaterThanOrEqual(0);
        expect(desk.at).toBeLessThanOrEqual(desk.rows.length);
        for (const draft of Object.values(desk.drafts)) {
          const value = valueOf(draft);
          expect(value === null || isConsistent(value)).toBe(true);
          expect(draft.accepted && value === null).toBe(false);
        }
        expect(Object.keys(desk.marks)).toEqual(['chair', 'secretary', 'stamp']);
      }),
    );
  });

  test('Ctrl+Z takes every step back, to the desk as it was laid', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const laid = beginHistory(deskOf());
        let history = actions.reduce(reduceHistory, laid);
        for (let steps = history.past.length; steps > 0; steps -= 1)
          history = reduceHistory(history, { do: 'undo' });
        expect(history.desk).toEqual(laid.desk);
      }),
    );
  });

  test('Ctrl+Shift+Z brings every step again, and something new ends that', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const worked = actions.reduce(reduceHistory, beginHistory(deskOf()));
        const steps = worked.past.length;
        let history = worked;
        for (let step = 0; step < steps; step += 1) history = reduceHistory(history, { do: 'undo' });
        expect(history.future).toHaveLength(steps);
        for (let step = 0; step < steps; step += 1) history = reduceHistory(history, { do: 'redo' });
        expect(history.desk).toEqual(worked.desk);
        expect(reduceHistory(history, { do: 'redo' })).toBe(history);
        const undone = reduceHistory(history, { do: 'undo' });
        expect(reduceHistory(undone, { do: 'note', note: 'new' }).future).toEqual([]);
      }),
    );
  });
});
