import sharp from 'sharp';
import { expect, test } from 'vitest';
import { jpegSize } from '../../../electron/workspace/jpeg-size.ts';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'white' } });

test.each([
  ['baseline', false],
  ['progressive', true],
])('reads width and height from a %s JPEG', async (_, progressive) => {
  expect(jpegSize(await picture(1680, 2376).jpeg({ progressive }).toBuffer())).toEqual({
    width: 1680,
    height: 2376,
  });
});

test.each([
  ['nothing', new Uint8Array()],
  ['a beginning only', Uint8Array.of(0xff, 0xd8, 0xff)],
  ['something else', new TextEncoder().encode('This is a text, and quite a long one at that.')],
])('answers null for %s', (_, bytes) => {
  expect(jpegSize(bytes)).toBeNull();
});
