import type { Sender } from '../door/senders.ts';

/** A file that a message names: relative to the export, or null where the export was made without it. */
export type ChatFile = string | null;

/** A message of a chat's export. */
export interface ChatMessage {
  number: number | null;
  sender: Sender | null;
  forwarded: Sender | null;
  /** ISO 8601: in UTC with Z, or local time where no zone is told. */
  sentAt: string | null;
  text: string;
  /** Pictures and documents with it. */
  files: readonly ChatFile[];
}

/** A chat, or several, as exported. */
export interface Chat {
  messages: readonly ChatMessage[];
  /** Names of everybody who is named as a person. */
  names: readonly string[];
}

/** Endings of documents that may be pages; one without an ending may be, too. */
export const mayBePage = (file: string) =>
  /\.(?:jpe?g|jpe|jfif|png|webp|tiff?|hei[cf]|hif|pdf|zip)$|\/[^./]*$/i.test(file) &&
  !/_thumb\.\w+$/i.test(file);

/** Pictures that were sent at once have one text among them: seconds between two of them at most. */
const AT_ONCE_S = 1;

/**
 * Gives every picture of an album the album's text. Exports do not say what an album is: messages with files, one behind the
 * other, from one sender, within a second of each other, of which one has a text.
 */
export function withAlbumTexts(messages: readonly ChatMessage[]): ChatMessage[] {
  const albums: ChatMessage[][] = [];
  for (const message of messages) {
    const album = albums.at(-1);
    const last = album?.at(-1);
    if (album && last && sentAtOnce(last, message)) album.push(message);
    else albums.push([message]);
  }
  return albums.flatMap((album) => {
    const texts = [...new Set(album.map(({ text }) => text).filter((text) => text !== ''))];
    const [only] = texts;
    return texts.length === 1 && only !== undefined
      ? album.map((message) => ({ ...message, text: only }))
      : album;
  });
}

function sentAtOnce(a: ChatMessage, b: ChatMessage): boolean {
  if (a.files.length === 0 || b.files.length === 0 || a.sentAt === null || b.sentAt === null) return false;
  const same = (one: Sender | null, other: Sender | null) =>
    one?.id === other?.id && one?.name === other?.name;
  const apart = Math.abs(Date.parse(a.sentAt) - Date.parse(b.sentAt)) / 1000;
  return same(a.sender, b.sender) && same(a.forwarded, b.forwarded) && apart <= AT_ONCE_S;
}
