import type { OriginFacts } from '../../../shared/protocol/facts.ts';
import { EXPORT_FORMAT } from '../protocol-row.ts';
import { fromCellText } from '../sheets/cell-text.ts';
import type { RawBook } from './raw-book.ts';
import { RefusedFile } from './refused-file.ts';

/**
 * What a workbook says of the workspace that wrote it; null where it does not say.
 * @throws RefusedFile newer-format, older-format
 */
export function aboutOf({ sheets }: RawBook): OriginFacts | null {
  const sheet = sheets.find(({ name }) => name === 'About');
  if (!sheet) return null;
  const values = new Map(
    sheet.rows.map(([key, value]) => [key, typeof value === 'object' ? '' : String(value)]),
  );
  const format = Number(values.get('format') ?? NaN);
  if (format > EXPORT_FORMAT) throw new RefusedFile('newer-format', { format });
  if (format < EXPORT_FORMAT) throw new RefusedFile('older-format', { format });
  const text = (key: string) => fromCellText(values.get(key) ?? '');
  const workspace = text('workspace');
  return workspace === '' ? null : { workspace, name: text('name') };
}
