import { isUtf8 } from 'node:buffer';
import { OdsListener } from './ods-listener.ts';
import { type OpenZip, openZip, type PackedFile } from './open-zip.ts';
import { UnpackError } from './unpack-error.ts';
import { WorkbookCount, workbookLimits } from './workbook-count.ts';
import { SharedTextListener, XlsxListener } from './xlsx-listener.ts';
import { scanTags, type TagListener } from './xml-tags.ts';

const SHARED_TEXTS = 'xl/sharedStrings.xml';
const ODS_CONTENT = 'content.xml';
const MOST_THAT_DEFLATE_CAN = 1032;
const ODS_MANIFEST = 'META-INF/manifest.xml';

/**
 * Checks a workbook of a stranger (XLSX or ODS) before its cells are read: every XML part of it is gone through once, so
 * that whoever reads it meets no document type, no entity, no encoding that hides, and no more cells, columns, ranges or
 * text than are let in, as often as they are repeated or shared. Nothing of it is kept.
 * @throws UnpackError as `openZip`; unsupported: another program's kind of workbook; dangerous-xml, too-many-cells, bomb
 */
export async function checkWorkbook(bytes: Uint8Array): Promise<void> {
  const zip = await openZip(bytes, {
    entries: workbookLimits.parts,
    fileBytes: workbookLimits.partBytes,
    totalBytes: workbookLimits.totalBytes,
    // Empty cells pack as well as anything can; what they come to is counted below.
    ratio: MOST_THAT_DEFLATE_CAN,
  });
  try {
    await checkParts(zip);
  } finally {
    await zip.close();
  }
}

async function checkParts({ entries }: OpenZip): Promise<void> {
  const part = (name: string) => entries.find((entry) => entry.name === name);
  const ods = part(ODS_CONTENT);
  if (!ods && !entries.some(({ name }) => /(^|\/)workbook\.xml$/.test(name)))
    throw new UnpackError('unsupported', 'neither an XLSX nor an ODS workbook');
  await checkLocked(part(ODS_MANIFEST));
  const count = new WorkbookCount();
  const shared = new SharedTextListener();
  await scan(part(SHARED_TEXTS), shared);
  for (const entry of entries) {
    // Any part can be made a sheet of an XLSX workbook, by whatever name; this one is also all that an ODS workbook has.
    const listeners: TagListener[] = [new XlsxListener(count, shared.lengths)];
    if (entry === ods) listeners.push(new OdsListener(count));
    await scan(entry, ...listeners);
  }
}

/** An ODS file behind a password is a plain ZIP file of ciphered parts, as its list of parts says. */
async function checkLocked(manifest: PackedFile | undefined): Promise<void> {
  const listed = manifest ? Buffer.from(await manifest.read()) : Buffer.alloc(0);
  if (listed.includes('encryption-data'))
    throw new UnpackError('encrypted', 'the workbook is behind a password');
}

const isXml = (name: string) => /\.(xml|rels|vml)$/i.test(name);

/** Goes through a part; pictures and the like, which nobody can read as text, are passed over. */
async function scan(entry: PackedFile | undefined, ...listeners: readonly TagListener[]): Promise<void> {
  if (!entry) return;
  const bytes = await entry.read();
  if (!isXml(entry.name) && !isUtf8(bytes)) return;
  const xml = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  try {
    for (const listener of listeners) scanTags(xml, listener);
  } catch (error) {
    if (error instanceof UnpackError)
      throw new UnpackError(error.reason, `${entry.name}: ${error.message}`, error);
    throw error;
  }
}
