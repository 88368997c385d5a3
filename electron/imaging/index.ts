export { decodePage } from './decode.ts';
export { encodeJpeg } from './encode.ts';
export { inspect, type Inspected } from './inspect.ts';
export { limits } from './limits.ts';
export { PictureError, reasonOfSystemError } from './picture-error.ts';
export { pageCount } from './page-count.ts';
export { preview } from './preview.ts';
export { openRegular, sniffKind } from './source.ts';
export { type BarePicture, withoutTraces } from './without-traces.ts';
