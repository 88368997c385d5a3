import { crc32 } from 'node:zlib';
import type { Entry } from 'yauzl';
import { UnpackError } from './unpack-error.ts';

/**
 * Passes unpacked bytes on while they keep to what was claimed of them: the claims were checked, the bytes are counted.
 * @throws UnpackError bomb: more bytes come than were claimed; damaged: fewer, or others
 */
export async function* checked(
  stream: AsyncIterable<unknown>,
  { uncompressedSize, crc32: claimed }: Pick<Entry, 'uncompressedSize' | 'crc32'>,
  name: string,
): AsyncGenerator<Buffer> {
  let count = 0;
  let sum = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    count += piece.length;
    if (count > uncompressedSize)
      throw new UnpackError('bomb', `${name} unpacks to more than the ${uncompressedSize} bytes it claims`);
    sum = crc32(piece, sum);
    yield piece;
  }
  if (count < uncompressedSize)
    throw new UnpackError('damaged', `${name} has ${count} bytes of the ${uncompressedSize} it claims`);
  if (sum !== claimed) throw new UnpackError('damaged', `${name} does not fit its checksum`);
}
