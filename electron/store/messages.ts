import type { Message } from '../../shared/api/scans.ts';
import type { Reader, Writer } from './connection.ts';

/** Adds the message that brought a file. */
export function insertMessage(db: Writer, source: number, message: Message): void {
  db.run(
    'INSERT INTO message (source, kind, number, sender, forwarded, sent_at, caption, station) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    source,
    message.kind,
    message.number,
    message.sender,
    message.forwarded,
    message.sentAt,
    message.caption,
    message.station,
  );
  db.witness('message', source);
}

/** Every code under which somebody's messages stand here. */
export function senderCodes(db: Reader): string[] {
  return db
    .all<{ code: string }>(
      `SELECT sender AS code FROM message WHERE sender IS NOT NULL
       UNION SELECT forwarded FROM message WHERE forwarded IS NOT NULL`,
    )
    .map(({ code }) => code);
}
