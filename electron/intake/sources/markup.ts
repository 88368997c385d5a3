/** A piece of HTML: a tag, or text between two. */
export type Piece =
  { tag: string; closing: boolean; attributes: ReadonlyMap<string, string> } | { text: string };

// Attributes are bounded, so that a quote that never ends costs a little at every "<", not the rest of the file.
const PIECE =
  /<!--[^]*?(?:-->|$)|<(\/?)([a-z][a-z0-9-]*)((?:"[^"]{0,4000}"|'[^']{0,4000}'|[^'">]){0,4000})>|[^<]+|</giu;
const ATTRIBUTE = /([a-z_:][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/giu;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** What stands for characters of its own in HTML, put back: the few names that programs write, and numbers. */
export function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/giu, (whole, decimal, hex, name) => {
    const named = typeof name === 'string' ? NAMED[name.toLowerCase()] : undefined;
    if (named !== undefined) return named;
    const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Takes HTML apart, in order; comments are left out. It is never drawn, so what does not close does no harm. */
export function* pieces(html: string): Generator<Piece> {
  for (const [whole, slash, tag, attributes] of html.matchAll(PIECE)) {
    if (tag !== undefined)
      yield { tag: tag.toLowerCase(), closing: slash === '/', attributes: attributesOf(attributes ?? '') };
    else if (!whole.startsWith('<!--')) yield { text: unescaped(whole) };
  }
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(text.matchAll(ATTRIBUTE), ([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      unescaped(double ?? single ?? bare ?? ''),
    ]),
  );
}

/** The words of a page, without its scripts and styles. */
export function textOf(html: string): string {
  let text = '';
  let silent = 0;
  for (const piece of pieces(html)) {
    if ('text' in piece) text += silent > 0 ? '' : piece.text;
    else if (piece.tag === 'style' || piece.tag === 'script' || piece.tag === 'head')
      silent = Math.max(0, silent + (piece.closing ? -1 : 1));
    else if (['br', 'p', 'div', 'tr', 'li'].includes(piece.tag)) text += '\n';
  }
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}
