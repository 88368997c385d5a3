import { describe, expect, it } from 'vitest';
import { bars, percent, share, table } from '../../bench/markdown.ts';

describe('table', () => {
  it('rules heads from rows and puts columns of numbers to the right', () => {
    const text = table(
      ['set', 'n'],
      [
        ['a', 1],
        ['b', 22],
      ],
    );
    expect(text.split('\n')).toEqual(['| set | n |', '| --- | ---: |', '| a | 1 |', '| b | 22 |']);
  });

  it('has heads alone when there is nothing to tell', () => {
    expect(table(['set', 'n'], [])).toBe('| set | n |\n| --- | --- |');
  });
});

describe('shares', () => {
  it('have their numbers beside them, and nothing of nothing', () => {
    expect(share(184, 190)).toBe('184/190 96.8 %');
    expect(share(0, 0)).toBe('-');
    expect(percent(1, 3, 2)).toBe('33.33 %');
  });

  it('become bars from none to all', () => {
    expect(bars([1, 0.5, 0])).toBe('█▅▁');
  });
});
