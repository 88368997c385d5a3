import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html, visible } from '../../../electron/exchange/evidence/html.ts';

describe('a template', () => {
  test('escapes text, in elements and in attributes', () =>
    expect(html`<p title="${`"><script>`}">${"<b>&amp; 'x'</b>"}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;amp; &#39;x&#39;&lt;/b&gt;</p>',
    ));

  test('takes its own markup as it is, lists in their order, and nothing for what is not there', () =>
    expect(html`${[html`<i>${1}</i>`, '<', null, undefined, false, 0, '']}`.text).toBe('<i>1</i>&lt;0'));

  test('whatever a text is, it stays text: no tag begins or ends in it, no attribute ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: markup } = html`${text}`;
        expect(markup).not.toMatch(/[<>"']/);
        expect(unescaped(markup)).toBe(visible(text));
      }),
      { numRuns: 1000 },
    );
  });
});

const unescaped = (markup: string) =>
  markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('signs that do not show', () => {
  test.each([
    ['an override of the direction', 'gpj\u202Eexe', 'gpj⟨U+202E⟩exe'],
    ['an isolate', '\u2066x\u2069', '⟨U+2066⟩x⟨U+2069⟩'],
    ['a space of no width', 'a\u200Bb', 'a⟨U+200B⟩b'],
    ['a null', 'a\u0000b', 'a⟨U+0000⟩b'],
    ['half of a pair', 'a\uD83Db', 'a⟨U+D83D⟩b'],
    ['a tag character', 'a\u{E0041}b', 'a⟨U+E0041⟩b'],
  ])('are named: %s', (_, text, named) => expect(visible(text)).toBe(named));

  test.each(['строка\nдве\tтри', 'қазақ Ә ґ', 'می‌خواهم', '👨‍👩‍👧', 'שלום'])(
    'letters and lines stay: %s',
    (text) => expect(visible(text)).toBe(text),
  );
});
