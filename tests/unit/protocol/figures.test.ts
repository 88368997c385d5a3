import { describe, expect, test } from 'vitest';
import { cases } from './cases.ts';
import { ok } from './sample.ts';

describe.each(Object.entries(cases))('%s', (code, { fine, flagged }) => {
  test.each(fine)('passes %j', (figures) => expect(ok(code, figures)).toBe(true));
  test.each(flagged)('is flagged on %j', (figures) => expect(ok(code, figures)).toBe(false));
});

test('a sound protocol has nothing flagged', () => {
  for (const code of Object.keys(cases)) expect([code, ok(code)]).not.toEqual([code, false]);
});
