import { describe, expect, test } from 'vitest';
import { headIn, inGroups } from '../../../../renderer/features/audit/log/published-head.ts';

const head = '0123456789abcdef'.repeat(4);

describe('a pasted head', () => {
  test.each([
    ['alone', head],
    ['in groups, as it is shown', inGroups(head, 8)],
    ['in capitals, over two lines', `${head.slice(0, 32).toUpperCase()}\n${head.slice(32)}\n`],
    [
      'in the signed text, whose key is a hash too',
      `hattama-head 1\r\nhead=${head}\r\nkey=${'f'.repeat(64)}\r\n`,
    ],
  ])('%s', (_, text) => {
    expect(headIn(text)).toBe(head);
  });

  test.each([[''], ['hello'], [head.slice(1)], [`${head}0`], [`head=${head.slice(1)}`], [`key=${head}`]])(
    'is not in %j',
    (text) => {
      expect(headIn(text)).toBeNull();
    },
  );
});
