import { expect, test } from 'vitest';
import { timeFormat } from '../../../../renderer/i18n/times.ts';

const moment = new Date(2026, 10, 22, 4, 2);

test.each([
  // In figures only, whatever names of months the browser knows.
  ['kk', /^22\.11\.2026,? 04:02$/],
  ['ru', /^22 нояб\. 2026 г\., 04:02$/],
  ['en', /^Nov 22, 2026, 4:02\sAM$/],
] as const)('a moment in %s', (language, written) => {
  expect(timeFormat(language).format(moment)).toMatch(written);
});
