import { crc32, deflateRawSync } from 'node:zlib';

/** A file for a hand-made ZIP file, and what is said of it; everything said is true unless given. */
export interface ZipPart {
  name: string | Buffer;
  data?: Uint8Array | string;
  /** 0 stored, 8 deflated (APPNOTE 4.4.5); another number is only claimed. */
  method?: number;
  /** General purpose flags; the name is marked as UTF-8 unless given. */
  flags?: number;
  /** Unix mode, with the kind of file. */
  mode?: number;
  checksum?: number;
  packed?: number;
  unpacked?: number;
  /** Name that stands before the data; the list has `name`. */
  nameInside?: string;
  /** Where its data are said to begin. */
  offset?: number | bigint;
  /** Bytes to put in place of the packed data. */
  raw?: Uint8Array;
}

/** What else a hand-made ZIP file may say of itself. */
export interface ZipClaims {
  count?: number;
  comment?: string;
  /** Where the list of files is said to begin; beyond 32 bits it is said in ZIP64. */
  listAt?: bigint;
  /** Where the ZIP64 end of the list is said to lie. */
  zip64EndAt?: bigint;
}

/** A ZIP file written byte by byte, for what no packer would write. */
export function zip(parts: readonly ZipPart[], claims: ZipClaims = {}): Buffer {
  const local: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const entry = pack(part);
    const offset = part.offset ?? at;
    const inside = Buffer.concat([
      header(entry, { central: false, name: Buffer.from(part.nameInside ?? part.name) }),
      entry.body,
    ]);
    local.push(inside);
    list.push(header(entry, { central: true, name: Buffer.from(part.name), offset, mode: part.mode ?? 0 }));
    at += inside.length;
  }
  return Buffer.concat([...local, ...list, end(parts.length, Buffer.concat(list).length, at, claims)]);
}

interface Packed {
  flags: number;
  method: number;
  checksum: number;
  packed: number;
  unpacked: number;
  body: Uint8Array;
}

function pack(part: ZipPart): Packed {
  const data = Buffer.from(part.data ?? '');
  const method = part.method ?? 8;
  const body = part.raw ?? (method === 8 ? deflateRawSync(data) : data);
  return {
    flags: part.flags ?? 0x800,
    method,
    checksum: part.checksum ?? crc32(data),
    packed: part.packed ?? body.length,
    unpacked: part.unpacked ?? data.length,
    body,
  };
}

interface HeaderOptions {
  central: boolean;
  name: Buffer;
  offset?: number | bigint;
  mode?: number;
}

/** The header before a file's data, or its row in the list; an offset beyond 32 bits goes into a ZIP64 field. */
function header(entry: Packed, { central, name, offset = 0, mode = 0 }: HeaderOptions): Buffer {
  const big = offset > 0xffff_fffe;
  const extra = Buffer.alloc(central && big ? 12 : 0);
  if (extra.length > 0) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8, 2);
    extra.writeBigUInt64LE(BigInt(offset), 4);
  }
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(entry.flags, 2);
  common.writeUInt16LE(entry.method, 4);
  common.writeUInt32LE(entry.checksum, 10);
  common.writeUInt32LE(entry.packed, 14);
  common.writeUInt32LE(entry.unpacked, 18);
  common.writeUInt16LE(name.length, 22);
  common.writeUInt16LE(extra.length, 24);
  if (!central) return Buffer.concat([Buffer.from('PK\x03\x04'), common, name]);
  const more = Buffer.alloc(14);
  more.writeUInt32LE((mode << 16) >>> 0, 6);
  more.writeUInt32LE(big ? 0xffff_ffff : Number(offset), 10);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, more, name, extra]);
}

function end(count: number, length: number, at: number, claims: ZipClaims): Buffer {
  const comment = Buffer.from(claims.comment ?? '');
  const record = Buffer.alloc(22);
  record.write('PK\x05\x06');
  record.writeUInt16LE((claims.count ?? count) & 0xffff, 8);
  record.writeUInt16LE((claims.count ?? count) & 0xffff, 10);
  record.writeUInt32LE(length, 12);
  record.writeUInt32LE(at, 16);
  record.writeUInt16LE(comment.length, 20);
  const big = claims.listAt !== undefined || claims.zip64EndAt !== undefined || (claims.count ?? 0) > 0xffff;
  return Buffer.concat([big ? zip64End(count, length, at, claims) : Buffer.alloc(0), record, comment]);
}

function zip64End(count: number, length: number, at: number, claims: ZipClaims): Buffer {
  const record = Buffer.alloc(56);
  record.write('PK\x06\x06');
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(claims.count ?? count), 24);
  record.writeBigUInt64LE(BigInt(claims.count ?? count), 32);
  record.writeBigUInt64LE(BigInt(length), 40);
  record.writeBigUInt64LE(claims.listAt ?? BigInt(at), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07');
  locator.writeBigUInt64LE(claims.zip64EndAt ?? BigInt(at + length), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator]);
}

/** `bytes` zeros, packed as well as deflate can, and what they claim to be. */
export function zeros(name: string, bytes: number): ZipPart {
  const piece = Buffer.alloc(Math.min(bytes, 1 << 20));
  return { name, raw: manyTimes(piece, bytes / piece.length), unpacked: bytes, checksum: 0 };
}

/** The deflate stream of `piece` repeated: blocks up to a byte's border, put one after the other. */
export function manyTimes(piece: Buffer, times: number): Buffer {
  const block = deflateRawSync(piece, { finishFlush: 3 });
  const last = Buffer.from([0x01, 0, 0, 0xff, 0xff]);
  return Buffer.concat([...Array.from({ length: times }, () => block), last]);
}

/**
 * D. Fifield's bomb ("A better zip bomb", WOOT 2019): each of `files` files quotes the next one's header in a stored
 * block and goes on with its data, so that a kernel of `bytes` zeros is unpacked as many times.
 */
export function overlapping(files: number, bytes: number): Buffer {
  let body: Buffer = deflateRawSync(Buffer.alloc(bytes));
  let content: Buffer = Buffer.alloc(bytes);
  let inside: Buffer = Buffer.alloc(0);
  const list: { entry: Packed; name: Buffer; fromEnd: number }[] = [];
  for (let file = files - 1; file >= 0; file -= 1) {
    const name = Buffer.from(`${file}.png`);
    const checksum = crc32(content);
    const entry = { flags: 0, method: 8, checksum, packed: body.length, unpacked: content.length, body };
    const quoted = header(entry, { central: false, name });
    inside = Buffer.concat([quoted, body]);
    list.unshift({ entry, name, fromEnd: inside.length });
    const stored = Buffer.alloc(5);
    stored.writeUInt16LE(quoted.length, 1);
    stored.writeUInt16LE(~quoted.length & 0xffff, 3);
    content = Buffer.concat([quoted, content]);
    body = Buffer.concat([stored, inside]);
  }
  const rows = list.map(({ entry, name, fromEnd }) =>
    header(entry, { central: true, name, offset: inside.length - fromEnd }),
  );
  return Buffer.concat([inside, ...rows, end(files, Buffer.concat(rows).length, inside.length, {})]);
}
