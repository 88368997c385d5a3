/** 1 January 1980, the first day that a ZIP file can name: the same contents make the same bytes. */
const FIRST_DAY = 0x0021;
/** Names are UTF-8. */
const UTF8 = 0x0800;
const VERSION = 20;
/** Offsets of 64 bits. */
const VERSION_64 = 45;
/** A field of 32 bits whose value stands in 64 bits elsewhere. */
const ELSEWHERE = 0xffff_ffff;
const MOST_ENTRIES = 0xfffe;

/** What a ZIP file says of an entry (APPNOTE.TXT 6.3). */
export interface ZipRecord {
  /** With forward slashes. */
  name: string;
  deflated: boolean;
  crc32: number;
  /** Before and after packing; below 4 GB. */
  bytes: number;
  packedBytes: number;
  /** Where its local header begins. */
  at: number;
}

/** The header before an entry's bytes (section 4.3.7). Throws on an entry of 4 GB or more. */
export function localHeader(record: Omit<ZipRecord, 'at'>): Buffer {
  const name = Buffer.from(record.name, 'utf8');
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common(record, name, VERSION, 0), name]);
}

/** The directory at the end (sections 4.3.12 to 4.3.16), with 64-bit offsets and counts where they are needed. */
export function directoryOf(records: readonly ZipRecord[], at: number): Buffer {
  const listed = Buffer.concat(records.map(listedEntry));
  const needs64 = at + listed.length >= ELSEWHERE || records.length > MOST_ENTRIES;
  const end = Buffer.alloc(22);
  const count = needs64 ? 0xffff : records.length;
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(needs64 ? ELSEWHERE : listed.length, 12);
  end.writeUInt32LE(needs64 ? ELSEWHERE : at, 16);
  return Buffer.concat(needs64 ? [listed, end64(records.length, listed.length, at), end] : [listed, end]);
}

function listedEntry(record: ZipRecord): Buffer {
  const name = Buffer.from(record.name, 'utf8');
  const far = record.at >= ELSEWHERE;
  const extra = Buffer.alloc(far ? 12 : 0);
  if (far) {
    extra.writeUInt16LE(0x0001, 0);
    extra.writeUInt16LE(8, 2);
    extra.writeBigUInt64LE(BigInt(record.at), 4);
  }
  const place = Buffer.alloc(14);
  place.writeUInt32LE(far ? ELSEWHERE : record.at, 10);
  const made = Buffer.from([far ? VERSION_64 : VERSION, 0]);
  const version = far ? VERSION_64 : VERSION;
  return Buffer.concat([
    Buffer.from('PK\x01\x02', 'latin1'),
    made,
    common(record, name, version, extra.length),
    place,
    name,
    extra,
  ]);
}

/** What the local header and the directory both have. */
function common(
  { deflated, crc32, bytes, packedBytes }: Omit<ZipRecord, 'at' | 'name'>,
  name: Buffer,
  version: number,
  extra: number,
): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(UTF8, 2);
  fields.writeUInt16LE(deflated ? 8 : 0, 4);
  fields.writeUInt16LE(FIRST_DAY, 8);
  fields.writeUInt32LE(crc32, 10);
  fields.writeUInt32LE(packedBytes, 14);
  fields.writeUInt32LE(bytes, 18);
  fields.writeUInt16LE(name.length, 22);
  fields.writeUInt16LE(extra, 24);
  return fields;
}

/** The end of a directory in 64 bits, and what finds it. */
function end64(count: number, length: number, at: number): Buffer {
  const end = Buffer.alloc(56);
  end.write('PK\x06\x06', 'latin1');
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(VERSION_64, 12);
  end.writeUInt16LE(VERSION_64, 14);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(length), 40);
  end.writeBigUInt64LE(BigInt(at), 48);
  const finder = Buffer.alloc(20);
  finder.write('PK\x06\x07', 'latin1');
  finder.writeBigUInt64LE(BigInt(at + length), 8);
  finder.writeUInt32LE(1, 16);
  return Buffer.concat([end, finder]);
}
