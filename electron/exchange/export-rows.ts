import type { Language } from '../../shared/forms/checks.ts';
import type { Form } from '../../shared/forms/form.ts';
import { columnsOf } from './columns.ts';
import { writeCsv } from './csv.ts';
import { writeOds } from './ods.ts';
import type { AboutExport, ProtocolRow } from './protocol-row.ts';
import { writeWholeFile } from './whole-file.ts';
import { wordsOf } from './words.ts';
import { writeXlsx } from './xlsx.ts';

export type ExportFormat = 'xlsx' | 'csv' | 'ods';

export interface ExportOptions {
  format: ExportFormat;
  /** Language of the second header row and of the About sheet; the keys of the first row never change. */
  language: Language;
  withoutPeople: boolean;
  /** Called now and then with the number of rows written. */
  onProgress?: ((done: number) => void) | undefined;
  /** Ends the export: it throws `cancelled` and leaves no file. */
  signal?: AbortSignal | undefined;
}

const PROGRESS_EVERY = 100;

/**
 * Writes protocols to a file, whole or not at all; answers the number of rows. The same rows make the same bytes.
 * Throws `HattamaError`: disk-full, no-permission, cancelled, export-failed.
 */
export async function exportRows(
  target: string,
  forms: readonly Form[],
  rows: Iterable<ProtocolRow> | AsyncIterable<ProtocolRow>,
  about: AboutExport,
  options: ExportOptions,
): Promise<number> {
  const columns = columnsOf(forms, options);
  const words = wordsOf(options.language);
  const count = await writeWholeFile(target, (file) => {
    const watched = watch(rows, options);
    switch (options.format) {
      case 'csv':
        return writeCsv(file, columns, watched);
      case 'xlsx':
        return writeXlsx(file, columns, watched, about, words);
      case 'ods':
        return writeOds(file, columns, watched, about, words);
    }
  });
  options.onProgress?.(count);
  return count;
}

async function* watch(
  rows: Iterable<ProtocolRow> | AsyncIterable<ProtocolRow>,
  options: ExportOptions,
): AsyncGenerator<ProtocolRow> {
  let done = 0;
  options.signal?.throwIfAborted();
  for await (const row of rows) {
    yield row;
    done += 1;
    if (done % PROGRESS_EVERY > 0) continue;
    options.signal?.throwIfAborted();
    options.onProgress?.(done);
  }
  options.signal?.throwIfAborted();
}
