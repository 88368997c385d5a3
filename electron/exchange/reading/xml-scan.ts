import { RefusedFile } from './refused-file.ts';

/** What a scan tells, in the file's order. Names are without their prefix; an empty element is opened and closed. */
export interface XmlListener {
  /** `attributes` as they are written, for `attribute()`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Text between tags with its entities resolved; may come in several pieces. */
  text(text: string): void;
}

/** From a tag's name to its end; quoted values may hold any sign. */
const TAG_END = /[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>/y;

/**
 * Goes through the XML of a workbook's part in one pass, in time that grows with its length, and builds nothing. There is
 * no document type and so no entity of the file's own: a part that has one is refused.
 * @throws RefusedFile damaged, unsafe
 */
export function scanXml(xml: string, listener: XmlListener): void {
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    const end = tag < 0 ? xml.length : tag;
    if (end > at) listener.text(resolved(xml.slice(at, end)));
    if (tag < 0) return;
    at =
      xml[tag + 1] === '!' || xml[tag + 1] === '?' ? special(xml, tag, listener) : plain(xml, tag, listener);
  }
}

function plain(xml: string, tag: number, listener: XmlListener): number {
  TAG_END.lastIndex = tag + 1;
  if (!TAG_END.test(xml)) throw new RefusedFile('damaged');
  const end = TAG_END.lastIndex;
  if (xml[tag + 1] === '/') {
    listener.close(localName(xml.slice(tag + 2, end - 1).trimEnd()));
    return end;
  }
  const empty = xml[end - 2] === '/';
  const inside = xml.slice(tag + 1, empty ? end - 2 : end - 1);
  const space = inside.search(/\s/);
  const name = localName(space < 0 ? inside : inside.slice(0, space));
  listener.open(name, space < 0 ? '' : inside.slice(space));
  if (empty) listener.close(name);
  return end;
}

function special(xml: string, tag: number, listener: XmlListener): number {
  if (xml.startsWith('<!--', tag)) return after(xml, '-->', tag);
  if (xml.startsWith('<?', tag)) return after(xml, '?>', tag);
  if (!xml.startsWith('<![CDATA[', tag)) throw new RefusedFile('unsafe');
  const end = after(xml, ']]>', tag);
  listener.text(xml.slice(tag + 9, end - 3));
  return end;
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  if (found < 0) throw new RefusedFile('damaged');
  return found + mark.length;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const patterns = new Map<string, RegExp>();

/** Value of an attribute: by its own name whatever its prefix, or by prefix and name; undefined where it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  // As nearly every program writes it.
  const mark = ` ${name}="`;
  const at = attributes.indexOf(mark);
  if (at >= 0) {
    const from = at + mark.length;
    return resolved(attributes.slice(from, attributes.indexOf('"', from)));
  }
  return attributes.includes(name) ? searched(attributes, name) : undefined;
}

function searched(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name);
  if (!pattern) {
    const prefix = name.includes(':') ? '' : '(?:[\\w.-]+:)?';
    pattern = new RegExp(`\\s${prefix}${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  return found ? resolved(found[1] ?? found[2] ?? '') : undefined;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Entities that XML itself has; line ends as XML 1.0, 2.11 has them. */
function resolved(text: string): string {
  const lines = text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
  if (!lines.includes('&')) return lines;
  return lines.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{2,4}));/g,
    (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
      const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
