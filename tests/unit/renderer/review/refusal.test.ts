import { describe, expect, test } from 'vitest';
import { beginHistory, reduceHistory } from '../../../../renderer/features/review/desk/history.ts';
import type { DeskAction } from '../../../../renderer/features/review/desk/reducer.ts';
import type { RefusalReason } from '../../../../renderer/features/review/desk/refusal.ts';
import { deskOf, readingOf } from '../../../support/desk.ts';

const laid = beginHistory(deskOf(readingOf({ station: 424 })));

describe('what is not taken says why, and nothing is lost', () => {
  test.each<[string, RefusalReason]>([
    ['123456', 'too-long'],
    ['-5', 'negative'],
    ['\u22125', 'negative'],
    ['1.5', 'fraction'],
    ['1,5', 'fraction'],
    ['424.', 'fraction'],
    ['\u0661\u0662', 'other-digits'],
    ['\u06f1', 'other-digits'],
    ['\uff11\uff12', 'other-digits'],
    ['abc', 'no-number'],
    ['12a', 'no-number'],
    ['1 234', 'no-number'],
    ['1e3', 'no-number'],
    ['=1+1', 'no-number'],
  ])('%j: %s', (text, why) => {
    const history = reduceHistory(laid, { do: 'number', text });
    expect(history.refused).toEqual({ why, text });
    expect(history.desk).toBe(laid.desk);
  });

  test('a sixth digit', () => {
    const history = [...'123456'].reduce((all, digit) => reduceHistory(all, { do: 'digit', digit }), laid);
    expect(history.refused).toEqual({ why: 'too-long', text: '123456' });
    expect(history.desk.drafts['station']?.text).toBe('12345');
  });

  test('of a long paste only the beginning is said', () => {
    const { refused } = reduceHistory(laid, { do: 'number', text: 'x'.repeat(5000) });
    expect(refused?.text).toBe(`${'x'.repeat(16)}…`);
  });

  test.each<DeskAction>([{ do: 'digit', digit: '7' }, { do: 'accept' }, { do: 'erase' }, { do: 'back' }])(
    'whatever is done next ends the message: $do',
    (action) => {
      const refused = reduceHistory(laid, { do: 'number', text: 'abc' });
      expect(reduceHistory(refused, action).refused).toBeNull();
    },
  );
});
