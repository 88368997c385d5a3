import { describe, expect, it } from 'vitest';
import { correctionOfLine, meaning } from '../../../../electron/reading/digits/line-text.ts';

describe('meaning', () => {
  it.each([
    ['58', 58, 'number'],
    ['-58-', 58, 'number'],
    ['xx58', 58, 'number'],
    ['007', 7, 'number'],
    ['0', 0, 'number'],
    ['99999', 99_999, 'number'],
    ['-', 0, 'dash'],
    ['--', 0, 'filler'],
    ['xxx', 0, 'filler'],
    ['', null, 'blank'],
    ['5-8', null, 'illegible'],
    ['5#8', null, 'illegible'],
    ['#', null, 'illegible'],
    ['100000', null, 'illegible'],
  ] as const)('takes "%s" for %s (%s)', (text, value, state) => {
    expect(meaning([{ text, p: 0.9 }])).toEqual([{ value, state, p: 0.9 }]);
  });

  it('never is sure of figures beside something struck out', () => {
    for (const text of ['#58', '58#', '-#58-']) {
      const [first, second] = meaning([{ text, p: 0.8 }]);
      expect(first).toEqual({ value: 58, state: 'number', p: 0.4 });
      expect(second).toEqual({ value: null, state: 'illegible', p: 0.4 });
    }
  });

  it('adds up texts that mean the same', () => {
    const [first] = meaning([
      { text: '-58', p: 0.5 },
      { text: '58', p: 0.25 },
      { text: '53', p: 0.2 },
    ]);
    expect(first).toEqual({ value: 58, state: 'number', p: 0.75 });
  });
});

describe('a correction on a line', () => {
  it('is as likely as all texts with something struck out together', () => {
    const texts = [
      { text: '#58', p: 0.5 },
      { text: '58', p: 0.2 },
      { text: '4#58', p: 0.25 },
    ];
    expect(correctionOfLine(texts)).toBe(0.75);
  });

  it('is not there on an empty line', () => {
    expect(correctionOfLine([{ text: '', p: 1 }])).toBe(0);
    expect(correctionOfLine([])).toBe(0);
  });
});
