/** Markup that is safe to put into a page: made by `html` alone. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: markup as it is, text escaped, nothing for what is not there, lists in their order. */
export type Child = Html | string | number | null | undefined | false | readonly Child[];

/** Builds markup from a template. Whatever is put into it is text, escaped, unless `html` itself made it. */
export function html(parts: TemplateStringsArray, ...children: readonly Child[]): Html {
  return new Html(
    parts.map((part, index) => part + (index < children.length ? markup(children[index]) : '')).join(''),
  );
}

function markup(child: Child): string {
  if (child === undefined || child === null || child === false) return '';
  if (child instanceof Html) return child.text;
  if (typeof child === 'string') return escaped(child);
  if (typeof child === 'number') return String(child);
  return child.map(markup).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/**
 * Signs that do not show and may change how what stands beside them is read: control and format characters (marks and
 * overrides of the writing direction, Unicode TR 9, spaces of no width), separators, halves of a surrogate pair. Line feed
 * and tab are text; the joiners are letters' own in several scripts.
 */
const hidden = /(?![\n\t\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A text in which every sign that would not show is named: U+202E as ⟨U+202E⟩. */
export function visible(text: string): string {
  return text.replace(
    hidden,
    (sign) => `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}
