import { describe, expect, test } from 'vitest';
import { layDesk, valuesOf } from '../../../../renderer/features/review/desk/desk.ts';
import {
  beginHistory,
  type History,
  type HistoryAction,
  reduceHistory,
} from '../../../../renderer/features/review/desk/history.ts';
import { isStopped } from '../../../../renderer/features/review/desk/plant.ts';
import { readingOf, rowsA } from '../../../support/desk.ts';

const planted = 242;
const reading = readingOf({ station: 424, registered: 212 });

/** A desk on which the second row holds 242, though the machine read 212; the first row is confirmed. */
function atPlant(): History {
  const desk = layDesk({
    fields: rowsA,
    marks: [],
    region: '',
    reading,
    entry: null,
    plant: { field: 'registered', value: planted },
  });
  return doAll(beginHistory(desk), [{ do: 'accept' }]);
}
const doAll = (history: History, actions: readonly HistoryAction[]) => actions.reduce(reduceHistory, history);
const typing = (value: number): HistoryAction[] =>
  [...String(value)].map((digit) => ({ do: 'digit', digit }) as const);
const row = ({ desk }: History) => desk.drafts['registered'];

describe('a planted number', () => {
  test('lies in its row like any pre-fill', () => {
    expect(row(atPlant())).toMatchObject({ text: '242', state: 'number', accepted: false });
    expect(atPlant().desk.plant).toEqual({ field: 'registered', value: planted, outcome: null });
  });

  test.each(['accept', 'next'] as const)(
    'stops the desk when it is waved through (%s): the row is empty',
    (how) => {
      const stopped = doAll(atPlant(), [{ do: how }]);
      expect(stopped.desk.at).toBe(1);
      expect(row(stopped)).toMatchObject({ text: '', state: null, accepted: false });
      expect(stopped.desk.plant?.outcome).toBe('missed');
      expect(isStopped(stopped.desk)).toBe(true);
      expect(valuesOf(stopped.desk)['registered']).toBeUndefined();
    },
  );

  test('is stopped at again, as often as it is typed', () => {
    const again = doAll(atPlant(), [{ do: 'accept' }, ...typing(planted), { do: 'accept' }]);
    expect(row(again)).toMatchObject({ text: '', accepted: false });
    expect(isStopped(again.desk)).toBe(true);
  });

  test('that was missed: the typed number is confirmed, and the stop is over', () => {
    const typed = doAll(atPlant(), [{ do: 'accept' }, ...typing(212), { do: 'accept' }]);
    expect(valuesOf(typed.desk)['registered']?.value).toBe(212);
    expect(typed.desk).toMatchObject({ at: 2, plant: { outcome: 'missed' } });
    const back = doAll(typed, [{ do: 'back' }]);
    expect(isStopped(back.desk)).toBe(false);
  });

  test('is caught when it is typed over before the row is confirmed', () => {
    const caught = doAll(atPlant(), [...typing(212), { do: 'accept' }]);
    expect(caught.desk).toMatchObject({ at: 2, plant: { outcome: 'caught' } });
    expect(valuesOf(caught.desk)['registered']?.value).toBe(212);
  });

  test('is caught by "illegible", and does not stay behind as a guess', () => {
    const caught = doAll(atPlant(), [{ do: 'state', state: 'illegible' }]);
    expect(caught.desk.plant?.outcome).toBe('caught');
    expect(row(caught)).toMatchObject({ text: '', state: 'illegible', accepted: true });
  });

  test('does not come back by undo, however far', () => {
    for (const actions of [
      [{ do: 'accept' }],
      [...typing(212), { do: 'accept' }],
      [{ do: 'state', state: 'illegible' }],
    ] as const) {
      let history = doAll(atPlant(), actions);
      while (history.past.length > 0) {
        history = reduceHistory(history, { do: 'undo' });
        expect(row(history)?.text).not.toBe(String(planted));
        expect(history.desk.plant?.outcome).not.toBeNull();
      }
    }
  });

  test('may be walked past and looked at; only confirming it stops', () => {
    const past = doAll(atPlant(), [{ do: 'go', to: 4 }, { do: 'back' }, { do: 'go', to: 1 }]);
    expect(row(past)).toMatchObject({ text: '242', accepted: false });
    expect(isStopped(past.desk)).toBe(false);
    expect(valuesOf(past.desk)['registered']).toBeUndefined();
  });
});
