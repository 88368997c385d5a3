export { type OpenZip, openZip, type PackedFile } from './open-zip.ts';
export { UnpackError, type UnpackReason } from './unpack-error.ts';
export { type ZipLimits } from './limits.ts';
export { checkWorkbook } from './check-workbook.ts';
export { attribute, scanTags, type TagListener } from './xml-tags.ts';
