import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { throwAwayFolder } from './workspace-folder.ts';

/** Files by name; names may hold folders. */
export type Files = Readonly<Record<string, Uint8Array | string>>;

/** A folder with these files in it, gone when the test ends. */
export function folderOf(files: Files, name = 'given'): string {
  const folder = throwAwayFolder(name);
  writeFiles(folder, files);
  return folder;
}

/** Writes files into a folder, which is made where it is not there. */
export function writeFiles(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  for (const [file, bytes] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), bytes);
  }
}

/** What a message of a chat's export may have here; the rest of what Telegram writes is added. */
export interface GivenMessage {
  id: number;
  from?: string | null;
  from_id?: string;
  at?: string;
  text?: unknown;
  [key: string]: unknown;
}

/** "result.json" as Telegram Desktop writes it for one chat. */
export function telegramJson(messages: readonly GivenMessage[]): string {
  const all = messages.map(({ at = '2019-06-09T21:15:33', ...message }) => ({
    type: 'message',
    date: at,
    date_unixtime: String(Date.parse(`${at}+06:00`) / 1000),
    text: '',
    ...message,
  }));
  return JSON.stringify(
    { name: 'Наблюдатели', type: 'private_supergroup', id: 1234567890, messages: all },
    null,
    1,
  );
}

/** One message of "messages.html" as Telegram Desktop writes it; without `from` it is joined to the one before. */
export function htmlMessage(message: {
  id: number;
  from?: string;
  forwarded?: string;
  photo?: string;
  file?: string;
  text?: string;
  at?: string;
}): string {
  const { id, from, forwarded, photo, file, text, at = '09.06.2019 21:15:33 UTC+06:00' } = message;
  const media =
    (photo === undefined
      ? ''
      : `<div class="media_wrap clearfix">\n<a class="photo_wrap clearfix pull_left" href="${photo}">\n<img class="photo" src="${photo.replace('.jpg', '_thumb.jpg')}" style="width: 260px"/>\n</a>\n</div>`) +
    (file === undefined
      ? ''
      : `<div class="media_wrap clearfix">\n<a class="media clearfix pull_left block_link media_file" href="${encodeURI(file)}">\n<div class="fill pull_left"></div>\n<div class="body"><div class="title bold">${path.basename(file)}</div><div class="status details">1.2 MB</div></div>\n</a>\n</div>`);
  const words = text === undefined ? '' : `<div class="text">\n${text}\n</div>`;
  const inner =
    forwarded === undefined
      ? media + words
      : `<div class="pull_left forwarded userpic_wrap"><div class="userpic"><div class="initials">X</div></div></div><div class="forwarded body"><div class="from_name">\n${forwarded} <span class="date details" title="08.06.2019 10:00:00 UTC+06:00"> 08.06.2019 10:00:00</span>\n</div>${media}${words}</div>`;
  return `<div class="message default clearfix${from === undefined ? ' joined' : ''}" id="message${id}">
 <div class="body">
  <div class="pull_right date details" title="${at}">21:15</div>
  ${from === undefined ? '' : `<div class="from_name">\n${from} \n</div>`}
  ${inner}
 </div>
</div>`;
}

/** "messages.html" around messages. */
export const telegramPage = (...messages: readonly string[]) =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body onload="CheckLocation();"><div class="page_wrap"><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">9 June 2019</div></div>
${messages.join('\n')}</div></div></div></body></html>`;

/** A mail with attachments (RFC 5322, MIME), as programs write it. */
export function mail(
  { from, to, subject, text }: { from: string; to: string; subject: string; text: string },
  attachments: Readonly<Record<string, Uint8Array>>,
): string {
  const word = (value: string) => `=?utf-8?B?${Buffer.from(value).toString('base64')}?=`;
  const address = (value: string) => value.replace(/^[^<]+(?= <)/, (name) => word(name));
  const wrapped = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
  const parts = Object.entries(attachments).map(
    ([name, bytes]) =>
      `Content-Type: application/octet-stream; name="${word(name)}"\r\nContent-Disposition: attachment; filename="${word(name)}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${wrapped(bytes)}\r\n`,
  );
  return [
    `From: ${address(from)}`,
    `To: ${address(to)}`,
    'Date: Sun, 9 Jun 2019 21:15:33 +0600',
    `Subject: ${word(subject)}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    wrapped(Buffer.from(text)),
    ...parts.flatMap((part) => ['--part', part]),
    '--part--',
    '',
  ].join('\r\n');
}
