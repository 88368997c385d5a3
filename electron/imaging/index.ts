export { decodePage, type DecodeOptions } from './decode.ts';
export { encodeJpeg, encodePng } from './encode.ts';
export { inspect, type Inspected, type Refused } from './inspect.ts';
export { limits } from './limits.ts';
export { PictureError, reasonOfSystemError } from './picture-error.ts';
export { pageCount } from './page-count.ts';
export { preview, type Preview, type PreviewOptions } from './preview.ts';
export { openRegular, type PictureSource, sniffKind } from './source.ts';
