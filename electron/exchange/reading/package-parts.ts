import type { OpenZip } from '../../unpack/index.ts';
import { sheetLimits } from './raw-book.ts';
import { RefusedFile } from './refused-file.ts';

/** The parts of a workbook that are read, each as text, within limits on all of them together. */
export class PackageParts {
  private readonly files: ReadonlyMap<string, OpenZip['entries'][number]>;
  private left: number = sheetLimits.totalBytes;

  constructor(zip: OpenZip) {
    this.files = new Map(zip.entries.map((entry) => [entry.name, entry]));
  }

  has(name: string): boolean {
    return this.files.has(name);
  }

  /**
   * Text of a part; undefined where the workbook has none of that name.
   * @throws RefusedFile too-large, damaged; UnpackError
   */
  async text(name: string): Promise<string | undefined> {
    const file = this.files.get(name);
    if (!file) return undefined;
    this.left -= file.bytes;
    if (file.bytes > sheetLimits.partBytes || this.left < 0)
      throw new RefusedFile('too-large', { what: 'bytes' });
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(await file.read());
    } catch (error) {
      if (error instanceof TypeError) throw new RefusedFile('damaged', {}, { cause: error });
      throw error;
    }
  }

  /** As `text`, of a part that every such workbook has. */
  async needed(name: string): Promise<string> {
    const text = await this.text(name);
    if (text === undefined) throw new RefusedFile('damaged');
    return text;
  }
}
