import { createHash } from 'node:crypto';
import path from 'node:path';
import { PictureError } from '../../imaging/index.ts';
import type { Told } from '../door/door.ts';
import { type Found, inOrder } from '../found.ts';
import { isNamedLikePicture } from '../passed-over.ts';
import { type Chat, type ChatMessage, mayBePage, withAlbumTexts } from './chat.ts';
import { type Container, type Looking, problem } from './container.ts';
import { packageKind } from './packages.ts';
import { isTelegramPage, readTelegramHtml } from './telegram-html.ts';
import { readTelegramJson } from './telegram-json.ts';
import type { Tree } from './tree.ts';

const JSON_BYTES = 100 * 1024 * 1024;
const PAGE_BYTES = 30 * 1024 * 1024;
const MOST_PAGES = 1000;

/** An export of a chat, opened. */
export interface ChatExport {
  chat: Chat;
  tree: Tree;
}

/**
 * The chat whose export lies in a tree; null where it is none.
 * @throws PictureError damaged, too-large: it is one that cannot be read, and nothing in it may be taken in as plain files
 */
export async function openExport(tree: Tree): Promise<ChatExport | null> {
  const chat = (await fromJson(tree)) ?? (await fromHtml(tree));
  return chat && { chat: { ...chat, messages: withAlbumTexts(chat.messages) }, tree };
}

async function fromJson(tree: Tree): Promise<Chat | null> {
  if (!(await tree.has('result.json'))) return null;
  const text = Buffer.from(await tree.read('result.json', JSON_BYTES)).toString('utf8');
  try {
    return readTelegramJson(JSON.parse(text));
  } catch (error) {
    if (!text.slice(0, 4096).includes('"messages"') && !text.slice(0, 4096).includes('"chats"')) return null;
    throw new PictureError('damaged', 'result.json is not whole', error);
  }
}

async function fromHtml(tree: Tree): Promise<Chat | null> {
  const pages: string[] = [];
  for (let number = 1; number <= MOST_PAGES; number += 1) {
    const name = number === 1 ? 'messages.html' : `messages${number}.html`;
    if (!(await tree.has(name))) break;
    pages.push(Buffer.from(await tree.read(name, PAGE_BYTES)).toString('utf8'));
    if (!isTelegramPage(pages[0] ?? '')) return null;
  }
  return pages.length > 0 ? readTelegramHtml(pages) : null;
}

/** How an export's files are known and shown. */
export interface ExportNames {
  /** Says which export it is; may name people, so only its hash is kept. */
  root: string;
  /** Before each name as shown; empty, or with a slash at the end. */
  shown: string;
}

/**
 * The pictures and documents of a chat with their messages, and those that lie with them unmentioned. What is named by people
 * goes by the message's number instead; what Telegram itself named stays. Packages come out as containers.
 */
export async function* filesOf(
  { chat, tree }: ChatExport,
  names: ExportNames,
  looking: Looking,
): AsyncGenerator<Found | Container> {
  looking.kinds.add('telegram');
  const namer = new Namer(names);
  const mentioned = new Set<string>();
  for (const message of chat.messages) {
    for (const file of message.files) {
      if (looking.signal?.aborted) return;
      const as = namer.name(file, message.number);
      if (file === null) yield problem(as, 'not-in-export');
      else if (!(await tree.has(file))) yield problem(as, 'vanished');
      else if (!mentioned.has(file)) yield found(tree, file, as, toldBy(message, chat.names));
      if (file !== null) mentioned.add(file);
    }
  }
  for (const folder of ['photos', 'files']) {
    const left = (await tree.list(folder)).map((name) => `${folder}/${name}`).sort(inOrder);
    for (const file of left.filter(
      (each) => !mentioned.has(each) && mayBePage(each) && isNamedLikePicture(each),
    ))
      yield found(tree, file, namer.name(file, null), undefined);
  }
}

function found(tree: Tree, file: string, as: Named, told: Told | undefined): Found | Container {
  const place = tree.place(file);
  return packageKind(file) === 'zip' ? { ...as, place, told, numbered: true } : { ...as, place, told };
}

function toldBy({ number, sender, forwarded, sentAt, text }: ChatMessage, names: readonly string[]): Told {
  return { kind: 'telegram', number, sender, forwarded, sentAt, text, names };
}

/** What stands for an export's own path, which may name people. */
export const exportId = (root: string) => createHash('sha256').update(root).digest('hex').slice(0, 16);

interface Named {
  path: string;
  name: string;
}

/** Names that Telegram gives itself: a number and a time. */
const GIVEN_BY_TELEGRAM = /^(?:chats\/chat_\d+\/)?photos\/photo_\d+@[\d_-]+\.jpg$/;
const FOLDER = /^(?:chats\/chat_\d+\/)?(?:photos|files)(?=\/)/;

/** Gives files names without people, each once. */
class Namer {
  readonly #id: string;
  readonly #shown: string;
  readonly #given = new Map<string, number>();

  constructor({ root, shown }: ExportNames) {
    this.#id = exportId(root);
    this.#shown = shown;
  }

  name(file: string | null, number: number | null): Named {
    const known = file !== null && GIVEN_BY_TELEGRAM.test(file) ? file : null;
    const folder = FOLDER.exec(file ?? '')?.[0] ?? 'files';
    const ending = path.extname(file ?? '').toLowerCase();
    const stem = number === null ? `${folder}/unmentioned` : `${folder}/message-${number}`;
    const wanted = known ?? stem;
    const times = (this.#given.get(wanted) ?? 0) + 1;
    this.#given.set(wanted, times);
    const counted = times === 1 && (known !== null || number !== null) ? wanted : `${stem}-${times}`;
    const name =
      known !== null && times === 1 ? known : `${counted}${/^\.[a-z0-9]{1,5}$/.test(ending) ? ending : ''}`;
    return { path: `${this.#id}/${name}`, name: `${this.#shown}${name}` };
  }
}
