import { randomBytes } from 'node:crypto';
import type { IntakeReason } from '../../../shared/protocol/intake.ts';
import { manyStrips, whiteFaxes } from './pictures.ts';
import { overlapping, zeros, zip, type ZipPart } from './zip.ts';

/** Archives, mails and chats' exports made to do harm to whoever looks into them. */

const MB = 1024 * 1024;

/** A chat's export with these messages, as a ZIP file; `more` lies beside them. */
export function telegram(messages: string, more: readonly ZipPart[] = []): Buffer {
  const chat = `{"name":"Stations","type":"private_group","id":1,"messages":${messages}}`;
  return zip([{ name: 'ChatExport_2019-06-09/result.json', data: chat }, ...more]);
}

const message = (more: string) =>
  `{"id":1,"type":"message","date":"2019-06-09T21:00:00","from":"A","from_id":"user1",${more},"text":"253"}`;

/** A mail with these headers and this body; lines end with CR LF. */
function mail(headers: readonly string[], body: string): Buffer {
  const head = ['From: a@example.org', 'Subject: 253', 'MIME-Version: 1.0', ...headers];
  return Buffer.from([...head, '', body].join('\r\n').replace(/\r?\n/g, '\r\n'));
}

const multipart = (boundary: string) => `Content-Type: multipart/mixed; boundary="${boundary}"`;

/** A mail of parts within parts. */
function nestedMail(deep: number): Buffer {
  const inside = Array.from(
    { length: deep },
    (_, level) => `--b${level}\n${multipart(`b${level + 1}`)}\n\n`,
  ).join('');
  return mail([multipart('b0')], inside);
}

/** A mail with so many empty attachments, each of whose names leads elsewhere. */
function manyAttachments(count: number): Buffer {
  const part = '--b\nContent-Type: image/jpeg; name="../../../x.jpg"\nContent-Disposition: attachment\n\nx\n';
  return mail([multipart('b')], `${part.repeat(count)}--b--`);
}

/** A hostile package: its name, how to make its bytes, and what intake says of it or of the files in it. */
export type HostilePackage = readonly [name: string, make: () => Buffer, said: IntakeReason | 'taken'];

/** Every kind of hostile package that is known, one each. */
export const hostilePackages: readonly HostilePackage[] = [
  ['climbing.zip', () => zip([{ name: '../../../etc/cron.d/a.jpg', data: 'x' }]), 'unsafe-name'],
  ['climbing by backslashes.zip', () => zip([{ name: '..\\..\\a.jpg', data: 'x' }]), 'unsafe-name'],
  ['link.zip', () => zip([{ name: 'a.jpg', data: '/etc/passwd', mode: 0o120_777 }]), 'unsafe-name'],
  ['twice.zip', () => zip([{ name: 'a.jpg' }, { name: 'A.jpg' }]), 'unsafe-name'],
  ['bomb.zip', () => zip([zeros('a.png', 4000 * MB)]), 'bomb'],
  ['overlapping.zip', () => overlapping(100, MB), 'bomb'],
  ['lying.zip', () => zip([{ ...zeros('a.png', 1024 * MB), unpacked: 1000 }]), 'bomb'],
  ['million files.zip', () => zip([{ name: 'a.jpg', data: 'x' }], { count: 1_000_000 }), 'too-many-files'],
  ['locked.zip', () => zip([{ name: 'a.jpg', data: 'x', flags: 1 }]), 'encrypted'],
  ['odd compression.zip', () => zip([{ name: 'a.jpg', data: 'x', method: 14 }]), 'unsupported-kind'],
  ['half.zip', () => zip([{ name: 'a.jpg', data: randomBytes(9000) }]).subarray(0, 5000), 'damaged'],
  ['nothing.zip', () => zip([]), 'nothing-inside'],
  ['text.zip', () => Buffer.from('no archive at all'), 'damaged'],
  ['faxes.zip', () => zip([{ name: 'a.tif', data: whiteFaxes(2000, 20_000, 10_000) }]), 'too-large'],
  ['strips.zip', () => zip([{ name: 'a.tif', data: manyStrips(1, 3_000_000), method: 0 }]), 'too-large'],
  ['in each other.zip', () => inEachOther(20), 'nested'],
  ['chat that leads out.zip', () => telegram(`[${message('"photo":"../../../../etc/passwd"')}]`), 'vanished'],
  ['chat with absolute names.zip', () => telegram(`[${message('"photo":"/etc/passwd"')}]`), 'vanished'],
  [
    'chat that reaches for all objects.zip',
    () =>
      telegram(
        `[${message('"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"photo":"__proto__"')}]`,
      ),
    'vanished',
  ],
  ['chat in brackets.zip', () => telegram('['.repeat(1_000_000)), 'damaged'],
  ['chat of nothing.zip', () => telegram('null'), 'nothing-inside'],
  ['parts in parts.eml', () => nestedMail(2000), 'damaged'],
  ['attachments.eml', () => manyAttachments(5000), 'too-many-files'],
  ['attachments that lead out.eml', () => manyAttachments(2), 'not-a-picture'],
  ['headers.eml', () => mail([`X-A: ${'a'.repeat(3 * MB)}`], 'x'), 'damaged'],
  ['nothing attached.eml', () => mail([], 'only words'), 'nothing-inside'],
];

/** An archive in an archive in an archive … */
function inEachOther(deep: number): Buffer {
  let inner = zip([{ name: 'a.jpg', data: 'x' }]);
  for (let level = 0; level < deep; level += 1)
    inner = zip([{ name: `${level}.zip`, data: inner, method: 0 }]);
  return inner;
}
