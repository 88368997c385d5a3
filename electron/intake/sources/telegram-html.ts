import type { Sender } from '../door/senders.ts';
import { type Chat, type ChatFile, mayBePage } from './chat.ts';
import { type Piece, pieces } from './markup.ts';

/** What of a message's text is being gathered. */
type Part = 'from' | 'forwarded' | 'text';

interface Draft {
  number: number | null;
  joined: boolean;
  service: boolean;
  sentAt: string | null;
  words: Record<Part, string>;
  files: ChatFile[];
}

/** True for a page of Telegram Desktop's readable export. */
export const isTelegramPage = (html: string) =>
  html.includes('class="page_wrap') && html.includes('class="message');

/**
 * Reads Telegram Desktop's readable export: the pages messages.html, messages2.html and so on, in order. It tells names but
 * no ids. Messages behind the first of one sender name nobody; they are the sender's of the one before.
 */
export function readTelegramHtml(pages: Iterable<string>): Chat {
  const drafts: Draft[] = [];
  for (const page of pages) new PageReader(drafts).read(page);
  const names = new Set<string>();
  let last: Sender | null = null;
  const messages = drafts
    .filter(({ service }) => !service)
    .map((draft) => {
      const from = nameIn(draft.words.from);
      const sender: Sender | null = from ?? (draft.joined ? last : null);
      last = sender;
      const forwarded = nameIn(draft.words.forwarded);
      for (const one of [sender, forwarded]) if (one) names.add(one.name);
      const { number, sentAt, files, words } = draft;
      return { number, sender, forwarded, sentAt, text: words.text.trim(), files };
    });
  return { messages, names: [...names] };
}

function nameIn(words: string): Sender | null {
  const name = words.replace(/\s+/g, ' ').trim();
  return name === '' ? null : { id: null, name };
}

class PageReader {
  /** What each open div gathers; null for nothing new. */
  private readonly open: (Part | null)[] = [];
  /** How deep the forwarded part of the message lies; null outside of one. */
  private forwarded: number | null = null;
  /** Open spans within a name: they hold dates. */
  private spans = 0;

  constructor(private readonly drafts: Draft[]) {}

  read(html: string): void {
    for (const piece of pieces(html)) {
      if ('text' in piece) this.gather(piece.text);
      else if (piece.tag === 'div') this.div(piece);
      else if (piece.tag === 'a' && !piece.closing) this.link(piece.attributes);
      else if (piece.tag === 'br') this.gather('\n');
      else if (piece.tag === 'span') this.spans = Math.max(0, this.spans + (piece.closing ? -1 : 1));
    }
  }

  private get draft(): Draft | undefined {
    return this.drafts.at(-1);
  }

  private div({ closing, attributes }: Exclude<Piece, { text: string }>): void {
    if (closing) {
      this.open.pop();
      if (this.forwarded !== null && this.open.length < this.forwarded) this.forwarded = null;
      return;
    }
    const classes = new Set((attributes.get('class') ?? '').split(/\s+/));
    this.spans = 0;
    if (classes.has('message')) this.begin(classes, attributes.get('id') ?? '');
    this.open.push(this.partOf(classes));
    if (classes.has('forwarded')) this.forwarded = this.open.length;
    if (classes.has('date') && this.forwarded === null && this.draft)
      this.draft.sentAt ??= timeIn(attributes.get('title') ?? '');
    // Where a file was left out there is no link.
    if (this.draft && classes.has('media_photo') && !classes.has('block_link')) this.draft.files.push(null);
  }

  private begin(classes: ReadonlySet<string>, id: string): void {
    this.open.length = 0;
    this.forwarded = null;
    const number = /^message(\d{1,12})$/.exec(id)?.[1];
    this.drafts.push({
      number: number === undefined ? null : Number(number),
      joined: classes.has('joined'),
      service: classes.has('service'),
      sentAt: null,
      words: { from: '', forwarded: '', text: '' },
      files: [],
    });
  }

  private partOf(classes: ReadonlySet<string>): Part | null {
    if (classes.has('from_name')) return this.forwarded === null ? 'from' : 'forwarded';
    return classes.has('text') ? 'text' : null;
  }

  private gather(text: string): void {
    const part = this.open.at(-1);
    if (!part || !this.draft || (part !== 'text' && this.spans > 0)) return;
    this.draft.words[part] += text;
  }

  private link(attributes: ReadonlyMap<string, string>): void {
    const classes = new Set((attributes.get('class') ?? '').split(/\s+/));
    const wanted = ['photo_wrap', 'media_photo', 'media_file'].some((each) => classes.has(each));
    const file = decoded(attributes.get('href') ?? '');
    if (wanted && this.draft && file !== '' && (classes.has('photo_wrap') || mayBePage(file)))
      this.draft.files.push(file);
  }
}

/** Names of files are written as parts of addresses. */
function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** "09.06.2019 21:15:33 UTC+06:00"; older versions name no zone. */
function timeIn(title: string): string | null {
  const found = /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?$/.exec(title.trim());
  if (!found) return null;
  const [, day, month, year, time, zone] = found;
  const local = `${year}-${month}-${day}T${time}`;
  const at = new Date(`${local}${zone ?? 'Z'}`);
  if (Number.isNaN(at.getTime())) return null;
  return zone === undefined ? local : at.toISOString();
}
