import { z } from 'zod';
import { TAKEN_OUT } from '../../../shared/protocol/people.ts';
import type { Sender } from '../door/senders.ts';
import { type Chat, type ChatFile, type ChatMessage, mayBePage } from './chat.ts';

const name = z.string().nullish().catch(null);
const piece = z.union([z.string(), z.object({ type: z.string().catch(''), text: z.string().catch('') })]);
const message = z.object({
  id: z.int().nullish().catch(null),
  type: z.string().catch('message'),
  date: name,
  date_unixtime: name,
  from: name,
  from_id: name,
  actor: name,
  forwarded_from: name,
  forwarded_from_id: name,
  saved_from: name,
  author: name,
  photo: name,
  file: name,
  mime_type: name,
  media_type: name,
  text: z.union([z.string(), z.array(piece)]).catch(''),
});
type Message = z.infer<typeof message>;

const messages = z.array(z.unknown());
const oneChat = z.object({ name, type: name, messages });
const everything = z.object({ chats: z.object({ list: z.array(z.unknown()) }) });

/** Parts of a text that say nothing but who or where somebody is. */
const personal = new Set(['mention', 'mention_name', 'phone', 'email', 'link', 'bank_card', 'bot_command']);
/** What Telegram writes in place of a file's name when the file was left out. */
const LEFT_OUT = /^\(File /;

/**
 * Reads Telegram Desktop's machine-readable export ("result.json"), of one chat or of an account.
 * @returns null for JSON of another program
 */
export function readTelegramJson(json: unknown): Chat | null {
  const chats = chatsIn(json);
  if (!chats) return null;
  const read = chats.flatMap((chat) => chat.messages.flatMap((each) => message.safeParse(each).data ?? []));
  const names = new Set<string>();
  for (const each of read)
    for (const one of [each.from, each.actor, each.forwarded_from, each.saved_from, each.author])
      if (one) names.add(one);
  for (const chat of chats) if (chat.name && chat.type === 'personal_chat') names.add(chat.name);
  return { messages: read.filter(({ type }) => type === 'message').map(asMessage), names: [...names] };
}

function chatsIn(json: unknown): z.infer<typeof oneChat>[] | null {
  const one = oneChat.safeParse(json);
  if (one.success) return [one.data];
  const account = everything.safeParse(json);
  if (!account.success) return null;
  return account.data.chats.list.flatMap((chat) => oneChat.safeParse(chat).data ?? []);
}

function asMessage(given: Message): ChatMessage {
  return {
    number: given.id ?? null,
    sender: senderOf(given.from, given.from_id),
    forwarded: senderOf(given.forwarded_from, given.forwarded_from_id),
    sentAt: timeOf(given),
    text: wordsOf(given.text),
    files: [...photoOf(given), ...documentOf(given)],
  };
}

function senderOf(who: string | null | undefined, id: string | null | undefined): Sender | null {
  return who || id ? { id: id ? `telegram:${id}` : null, name: who ?? '' } : null;
}

function timeOf({ date, date_unixtime: unix }: Message): string | null {
  const seconds = /^\d{1,11}$/.test(unix ?? '') ? Number(unix) : null;
  if (seconds !== null) return new Date(seconds * 1000).toISOString();
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(date ?? '') ? (date ?? null) : null;
}

const wordsOf = (text: Message['text']): string =>
  typeof text === 'string'
    ? text
    : text
        .map((part) => (typeof part === 'string' ? part : personal.has(part.type) ? TAKEN_OUT : part.text))
        .join('');

function photoOf({ photo }: Message): ChatFile[] {
  if (!photo) return [];
  return [LEFT_OUT.test(photo) ? null : photo];
}

function documentOf({ file, mime_type: mime, media_type: media }: Message): ChatFile[] {
  // Stickers, films and voices have a media type; documents have none.
  if (!file || media) return [];
  const page = mime ? /^image\/(?!gif|svg)|^application\/(?:pdf|zip|x-zip-compressed)$/.test(mime) : null;
  if (LEFT_OUT.test(file)) return page ? [null] : [];
  return page || mayBePage(file) ? [file] : [];
}
