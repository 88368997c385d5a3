/** What a number in a cell means beside the number. */
export type NumberMeaning = 'date' | 'percent' | null;

/** What a format code shows: parts of dates, a percent sign, or a number. Only the part for positive numbers counts. */
export function meaningOf(code: string): NumberMeaning {
  const shown = code
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replaceAll(/general/gi, '');
  const [positive = ''] = shown.split(';');
  if (/[dmyhs]/i.test(positive)) return 'date';
  return positive.includes('%') ? 'percent' : null;
}
