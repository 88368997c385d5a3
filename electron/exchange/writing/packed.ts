import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** Characters that are packed at once. */
const PORTION = 256 * 1024;
/** Sheets say much the same in every row: a higher level takes longer and gains next to nothing. */
const LEVEL = 4;

/** Text on its way into a ZIP file: packed while it comes, so that it never lies in memory whole. */
export interface Packed {
  readonly crc32: number;
  readonly bytes: number;
  readonly packedBytes: number;
  /** The packed bytes; after `end` alone. */
  readonly chunks: readonly Uint8Array[];
  add(text: string): void;
  /** Packs what is left. Nothing can be added afterwards. */
  end(): Packed;
  /** The text's bytes, a portion at a time. */
  unpacked(): Generator<Uint8Array>;
}

/** Takes text as UTF-8 and packs it (RFC 1951). Each portion ends at a byte and looks back at none before it. */
export function packText(): Packed {
  const chunks: Uint8Array[] = [];
  const state = { crc32: 0, bytes: 0, packedBytes: 0 };
  let waiting = '';
  const pack = (text: string, last: boolean) => {
    const bytes = Buffer.from(text, 'utf8');
    state.crc32 = crc32(bytes, state.crc32);
    state.bytes += bytes.length;
    const finishFlush = last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    const packed = deflateRawSync(bytes, { level: LEVEL, finishFlush });
    state.packedBytes += packed.length;
    chunks.push(packed);
  };
  const packed: Packed = {
    get crc32() {
      return state.crc32;
    },
    get bytes() {
      return state.bytes;
    },
    get packedBytes() {
      return state.packedBytes;
    },
    chunks,
    add(text) {
      waiting += text;
      if (waiting.length < PORTION) return;
      pack(waiting, false);
      waiting = '';
    },
    end() {
      pack(waiting, true);
      waiting = '';
      return packed;
    },
    *unpacked() {
      for (const chunk of chunks) yield inflateRawSync(chunk, { finishFlush: constants.Z_SYNC_FLUSH });
    },
  };
  return packed;
}

/** A short text, packed. */
export function packedText(text: string): Packed {
  const packed = packText();
  packed.add(text);
  return packed.end();
}
