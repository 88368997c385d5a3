/**
 * What is let in, so that one hostile or absurd file can take neither the memory nor the day. A worker has 600 MB;
 * the largest camera pictures of today have 200 MP.
 */
export const limits = {
  /** Bytes of a file; it is held in memory while it is decoded. */
  fileBytes: 300 * 1024 * 1024,
  /** Pixels that a picture may claim. */
  claimedPixels: 220_000_000,
  /** The same for what no decoder can go through in strips: interlaced PNG, progressive JPEG, WebP, HEIC. */
  heldPixels: 80_000_000,
  /** Bytes of one strip or tile of a TIFF, decoded: it is held whole. */
  stripBytes: 256 * 1024 * 1024,
  /** Pixels that all pages of a TIFF may claim together: 1,000 pages of A4 at 300 dpi. Blank ones cost no bytes, but time. */
  tiffPixels: 9_000_000_000,
  /** Strips or tiles of one page of a TIFF, and what all pages may list of them together. */
  tiffStrips: 1_000_000,
  tiffStripsListed: 20_000_000,
  /** Longer side that a picture may claim, px. */
  claimedSide: 65_535,
  /** Pages in one TIFF or PDF. */
  pages: 2000,
  /** Pixels of a decoded page unless the caller says otherwise; bigger pictures are scaled down. */
  decodedPixels: 25_000_000,
  /** Pixels of a rendered PDF page. */
  renderedPixels: 20_000_000,
  /** Wall time for the decoding of one picture, seconds. */
  decodeSeconds: 60,
} as const;
