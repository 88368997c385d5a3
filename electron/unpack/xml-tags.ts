import { UnpackError } from './unpack-error.ts';

/** What a scan tells, in the part's order. */
export interface TagListener {
  /** A tag without its brackets, as it is written; `name` without its prefix. An empty element is closed as well. */
  open(name: string, tag: string): void;
  close(): void;
  /** What stands from one tag to the next. */
  text(xml: string, from: number, to: number): void;
}

/** Elements within each other; workbooks have under twenty. */
const DEEPEST = 100;
/** Bytes of one tag with its attributes. */
const LONGEST_TAG = 128 * 1024;

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
const SPACE = 0x20;
const DOUBLE = 0x22;
const SINGLE = 0x27;
const BANG = 0x21;
const QUESTION = 0x3f;

/**
 * Goes through XML tag by tag, in time that grows with its length, and builds nothing.
 * @param xml one character a byte (Latin-1), which finds the tags of UTF-8 and of what else begins with ASCII
 * @throws UnpackError dangerous-xml: a document type, which can name files and define entities; an encoding in which tags
 * could hide; nesting or tags beyond all use. damaged: it is no XML
 */
export function scanTags(xml: string, listener: TagListener): void {
  checkEncoding(xml);
  let depth = 0;
  for (let at = 0; at < xml.length;) {
    const found = xml.indexOf('<', at);
    const tag = found < 0 ? xml.length : found;
    if (tag > at) listener.text(xml, at, tag);
    if (found < 0) break;
    const second = xml.charCodeAt(tag + 1);
    if (second === BANG || second === QUESTION) {
      at = passOver(xml, tag, listener);
      continue;
    }
    const end = tagEnd(xml, tag);
    const closing = second === SLASH;
    const empty = xml.charCodeAt(end - 1) === SLASH;
    if (!closing) {
      const written = xml.slice(tag + 1, end);
      listener.open(localName(written), written);
    }
    if (closing || empty) listener.close();
    if (!empty) depth += closing ? -1 : 1;
    if (depth > DEEPEST)
      throw new UnpackError('dangerous-xml', `more than ${DEEPEST} elements in each other`);
    if (depth < 0) break;
    at = end + 1;
  }
  if (depth !== 0) throw new UnpackError('damaged', 'not every element is closed');
}

function checkEncoding(xml: string): void {
  const start = xml.slice(0, 200);
  const declared = /^[^<]*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)/i.exec(start)?.[1] ?? 'utf-8';
  if (start.includes('\0') || !/^(utf-?8|us-ascii|iso-8859-\d+|windows-\d+)$/i.test(declared))
    throw new UnpackError(
      'dangerous-xml',
      `XML in ${JSON.stringify(declared)}, or in an encoding of wide characters`,
    );
}

/** Goes past a comment, an instruction, or text that is marked as such (CDATA). */
function passOver(xml: string, tag: number, listener: TagListener): number {
  const start = xml.slice(tag, tag + 9);
  if (start.startsWith('<?')) return after(xml, tag, '?>');
  if (start.startsWith('<!--')) return after(xml, tag, '-->');
  if (start !== '<![CDATA[')
    throw new UnpackError('dangerous-xml', `a declaration: ${xml.slice(tag, tag + 40)}`);
  const end = after(xml, tag, ']]>');
  listener.text(xml, tag + start.length, end - 3);
  return end;
}

function after(xml: string, from: number, mark: string): number {
  const found = xml.indexOf(mark, from);
  if (found < 0) throw new UnpackError('damaged', `no ${mark}`);
  return found + mark.length;
}

/** Where a tag ends; quoted values may hold any sign but the one that begins a tag. */
function tagEnd(xml: string, tag: number): number {
  const last = Math.min(xml.length, tag + LONGEST_TAG);
  let quote = 0;
  for (let at = tag + 1; at < last; at += 1) {
    const byte = xml.charCodeAt(at);
    if (byte === LESS) break;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === GREATER) return at;
    else if (byte === DOUBLE || byte === SINGLE) quote = byte;
  }
  if (last - tag === LONGEST_TAG)
    throw new UnpackError('dangerous-xml', `a tag of more than ${LONGEST_TAG} bytes`);
  throw new UnpackError('damaged', 'a tag without an end');
}

/** Name of a tag without its prefix. */
function localName(tag: string): string {
  let from = 0;
  let to = 0;
  for (; to < tag.length; to += 1) {
    const code = tag.charCodeAt(to);
    if (code === COLON) from = to + 1;
    else if (code <= SPACE || code === SLASH) break;
  }
  if (from === to) throw new UnpackError('damaged', 'a tag without a name');
  return tag.slice(from, to);
}

const patterns = new Map<string, RegExp>();

/**
 * Value of an attribute of a tag, whatever its prefix; the first of that name.
 * @throws UnpackError dangerous-xml: the value is written as an entity, which hides it
 */
export function attribute(tag: string, name: string): string | undefined {
  if (!tag.includes(name)) return undefined;
  let pattern = patterns.get(name);
  if (!pattern)
    patterns.set(name, (pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)));
  const found = pattern.exec(tag);
  const value = found?.[1] ?? found?.[2];
  if (value?.includes('&')) throw new UnpackError('dangerous-xml', `${name} is written as an entity`);
  return value;
}
