import type { IntakeReason } from '../../shared/protocol/intake.ts';
import { claimingPng, noise, pdf, picture, tiff } from './files.ts';

/** A file that must not come in: its name, how to make its bytes, and the reason to be given. */
export type BadFile = readonly [name: string, make: () => Promise<Buffer> | Buffer, reason: IntakeReason];

const half = async (file: Promise<Buffer> | Buffer) => {
  const bytes = await file;
  return bytes.subarray(0, bytes.length >> 1);
};
const box = (type: string) => Buffer.from(`\0\0\0\x18ftyp${type}\0\0\0\0`, 'latin1');

/** Every kind of bad file that intake knows, one each. */
export const badFiles: readonly BadFile[] = [
  ['empty.jpg', () => Buffer.alloc(0), 'empty'],
  ['half.jpg', () => half(picture(noise()).jpeg().toBuffer()), 'truncated'],
  ['half progressive.jpg', () => half(picture(noise()).jpeg({ progressive: true }).toBuffer()), 'truncated'],
  ['header only.jpg', async () => (await picture().jpeg().toBuffer()).subarray(0, 3), 'truncated'],
  ['half.png', () => half(picture(noise()).png().toBuffer()), 'truncated'],
  ['half.webp', () => half(picture(noise()).webp().toBuffer()), 'truncated'],
  ['half.tif', () => half(picture(noise()).tiff({ compression: 'lzw' }).toBuffer()), 'truncated'],
  ['strip beyond the end.tif', () => tiff([{ width: 9, height: 9, grey: 5, stripAt: 4000 }]), 'truncated'],
  ['half.pdf', () => half(pdf(3)), 'truncated'],
  ['text.jpg', () => Buffer.from('Station 253: 485 counted, 938 on the protocol\n'), 'not-a-picture'],
  ['page.pdf', () => Buffer.from('<!doctype html><title>404</title>'), 'not-a-picture'],
  ['zeros.png', () => Buffer.alloc(5000), 'not-a-picture'],
  ['photo.heic', () => box('heic'), 'truncated'],
  ['photo.avif', () => box('avif'), 'unsupported-kind'],
  ['film.jpg', () => box('isom'), 'unsupported-kind'],
  ['drawing.gif', () => Buffer.from('GIF89a\x01\0\x01\0\0\0\0'), 'unsupported-kind'],
  ['archive.jpg', () => Buffer.from('PK\x03\x04rest of it'), 'unsupported-kind'],
  ['locked.pdf', () => pdf(1, { encrypted: true }), 'encrypted'],
  ['20 bytes.png', () => claimingPng(100_000, 100_000, 20), 'too-large'],
  ['absurd.png', () => claimingPng(100_000, 100_000), 'too-large'],
  ['bomb.png', () => claimingPng(30_000, 30_000), 'too-large'],
  ['held whole.jpg', heldWhole, 'too-large'],
  ['one strip.tif', oneStrip, 'too-large'],
  ['2,001 pages.pdf', () => pdf(2001), 'too-many-pages'],
  ['no pages.pdf', () => pdf(0), 'empty'],
  ['circle.tif', () => tiff([{ width: 9, height: 9, grey: 5, next: 8 }]), 'damaged'],
  ['nothing but a header.pdf', () => Buffer.from('%PDF-1.4\n%%EOF\n'), 'damaged'],
  ['broken inside.png', () => broken(picture(noise()).png().toBuffer()), 'damaged'],
];

/** Overwrites the middle of a file. */
async function broken(file: Promise<Buffer>): Promise<Buffer> {
  const bytes = await file;
  return bytes.fill(0x55, bytes.length >> 1, (bytes.length >> 1) + 200);
}

/** A progressive JPEG that claims 12,000 x 10,000 px: no decoder can go through it in strips. */
async function heldWhole(): Promise<Buffer> {
  const bytes = await picture().jpeg({ progressive: true }).toBuffer();
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc2]));
  bytes.writeUInt16BE(10_000, frame + 5);
  bytes.writeUInt16BE(12_000, frame + 7);
  return bytes;
}

/** A TIFF whose 15,000 x 14,000 px of 16 bits lie in a single strip. */
function oneStrip(): Buffer {
  const bytes = tiff([{ width: 9, height: 9, grey: 5 }]);
  const value = (entry: number) => 8 + 2 + entry * 12 + 8;
  bytes.writeUInt32LE(15_000, value(1));
  bytes.writeUInt32LE(14_000, value(2));
  bytes.writeUInt32LE(16, value(3));
  bytes.writeUInt32LE(14_000, value(8));
  return bytes;
}
