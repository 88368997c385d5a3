import type { Answer } from '../../shared/api/result.ts';
import { CallFailed } from './client.ts';

export type Turn = 0 | 90 | 180 | 270;

/** Which picture of a scan: the straightened page, or the original turned clockwise and scaled to at most `side` px. */
export type PictureRequest =
  { kind: 'page'; scan: number } | { kind: 'original'; scan: number; side: number; turn: Turn };

/** The one place that knows where pictures are served, alike in the window and in browser mode. */
export function imageUrl(request: PictureRequest): string {
  return request.kind === 'page'
    ? `/image/page?scan=${request.scan}`
    : `/image/original?scan=${request.scan}&side=${request.side}&turn=${request.turn}`;
}

/** A decoded picture held in memory; `release` when it is not shown any more. */
export interface LoadedPicture {
  /** A blob: address, valid until released. */
  url: string;
  /** px */
  width: number;
  height: number;
  release(): void;
}

/** Fetches and decodes a picture once, for any number of views of it. Throws `CallFailed` when the core has none. */
export async function loadPicture(request: PictureRequest): Promise<LoadedPicture> {
  const response = await fetch(imageUrl(request));
  if (!response.ok) {
    const answer = (await response.json()) as Answer<never>;
    throw new CallFailed(answer.error ?? { reference: 'image-missing', message: 'no picture', fatal: false });
  }
  const url = URL.createObjectURL(await response.blob());
  const image = new Image();
  image.src = url;
  await image.decode();
  return {
    url,
    width: image.naturalWidth,
    height: image.naturalHeight,
    release: () => URL.revokeObjectURL(url),
  };
}
