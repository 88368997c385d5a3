import type { Answer } from '../../shared/api/result.ts';
import { CallFailed } from './client.ts';

export type Turn = 0 | 90 | 180 | 270;

/** Which picture: a scan's straightened page, its original turned clockwise and scaled to at most `side` px, one of the designer's, or an attached one. */
export type PictureRequest =
  | { kind: 'page'; scan: number }
  | { kind: 'original'; scan: number; side: number; turn: Turn }
  /** What a form is drawn on; `n` tells one straightening of its page from the next. */
  | { kind: 'draft'; draft: number; side: number; turn: Turn }
  | { kind: 'draft-page'; draft: number; n: number }
  /** A scan as it was straightened when the drawn form was tried on it, the `n`-th time. */
  | { kind: 'tried'; draft: number; scan: number; n: number }
  /** A picture that is attached to an act of violation. */
  | { kind: 'kept'; sha256: string; side: number };

/** The one place that knows where pictures are served, alike in the window and in browser mode. */
export function imageUrl(request: PictureRequest): string {
  const { kind, ...params } = request;
  const query = Object.entries(params).map(([name, value]) => `${name}=${value}`);
  return `/image/${kind}?${query.join('&')}`;
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
export function loadPicture(request: PictureRequest): Promise<LoadedPicture> {
  return loadFrom(imageUrl(request));
}

/** The same of a picture at an address of this host. */
export async function loadFrom(address: string): Promise<LoadedPicture> {
  const response = await fetch(address);
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
