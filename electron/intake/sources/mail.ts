import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { PictureError } from '../../imaging/index.ts';
import type { PackedFile } from '../../unpack/index.ts';
import type { Told } from '../door/door.ts';
import type { Sender } from '../door/senders.ts';
import { textOf } from './markup.ts';

/** A mail, taken apart. */
export interface Mail {
  told: Told;
  /** Its attachments, named by their place in it ("1.jpg"): what they were named may name people. */
  files: readonly PackedFile[];
}

const limits = { maxNestingDepth: 30, maxHeadersSize: 1024 * 1024, maxRfc822NestingDepth: 3 };
const MOST_ATTACHMENTS = 500;
/** Smaller pictures inside of a mail's text are signs and signatures, no pages. */
const SMALLEST_INLINE = 10 * 1024;

/**
 * Takes a mail (RFC 5322, MIME) apart. Attachments of forwarded mails in it count as its own.
 * @throws PictureError damaged, too-many-files
 */
export async function openMail(bytes: Uint8Array): Promise<Mail> {
  const email = await parse(bytes);
  if (email.attachments.length > MOST_ATTACHMENTS)
    throw new PictureError('too-many-files', `${email.attachments.length} attachments`);
  const kept = email.attachments.filter((each) => !(each.related && sizeOf(each) < SMALLEST_INLINE));
  return {
    told: {
      kind: 'mail',
      number: null,
      sender: senderOf(email.from ?? email.sender),
      forwarded: null,
      sentAt: timeOf(email.date),
      text: [email.subject ?? '', ownWords(email.text ?? textOf(email.html ?? ''))].join('\n').trim(),
      names: [
        email.from,
        email.sender,
        ...(email.to ?? []),
        ...(email.cc ?? []),
        ...(email.replyTo ?? []),
      ].flatMap(namesOf),
    },
    files: kept.map(attached),
  };
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, limits);
  } catch (error) {
    // The parser's words may quote the mail.
    throw new PictureError('damaged', 'it cannot be taken apart', error);
  }
}

function attached(attachment: Attachment, index: number): PackedFile {
  const { content } = attachment;
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
  return {
    name: `${index + 1}${endingOf(attachment)}`,
    bytes: bytes.length,
    read: () => Promise.resolve(bytes),
    saveTo: (to) => writeFile(to, bytes, { flag: 'wx' }),
  };
}

const sizeOf = ({ content }: Attachment) =>
  typeof content === 'string' ? content.length : content.byteLength;

/** The ending decides only what is tried as a package; what a picture is, its bytes say. */
function endingOf({ filename, mimeType }: Attachment): string {
  if (mimeType === 'application/zip' || mimeType === 'application/x-zip-compressed') return '.zip';
  if (mimeType === 'message/rfc822') return '.eml';
  const ending = path.extname(filename ?? '').toLowerCase();
  return /^\.[a-z0-9]{1,5}$/.test(ending) ? ending : '';
}

function senderOf(address: Address | undefined): Sender | null {
  if (!address) return null;
  const mailbox = address.group === undefined ? address : address.group[0];
  if (!mailbox?.address && !mailbox?.name) return null;
  return {
    id: mailbox.address ? `mail:${mailbox.address.toLowerCase()}` : null,
    name: mailbox.name || (mailbox.address ?? ''),
  };
}

/** The names of an address, and what stands before its "@", which people sign with. */
function namesOf(address: Address | undefined): string[] {
  if (!address) return [];
  const one = [address.name, address.address?.split('@')[0] ?? ''];
  return [...one, ...(address.group ?? []).flatMap(namesOf)].filter((name) => name !== '');
}

function timeOf(date: string | undefined): string | null {
  const time = new Date(date ?? NaN);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/** What the sender wrote: without earlier mails' lines, lines of addresses, and the signature, which name people. */
function ownWords(text: string): string {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line) => line === '-- ');
  return lines
    .slice(0, end === -1 ? undefined : end)
    .filter((line) => !/^\s*>|^\s*(?:from|to|cc|от|от кого|кому|копия|кімнен|кімге|көшірме)\s*:/iu.test(line))
    .join('\n');
}
