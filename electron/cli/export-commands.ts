import path from 'node:path';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';
import { ask, withWorkspace } from './workspace-session.ts';

const formats = ['xlsx', 'csv', 'ods', 'zip'] as const;
export const exportLanguages = ['kk', 'ru', 'en'] as const;

export interface ExportOptions {
  out: string;
  language: (typeof exportLanguages)[number];
  people: boolean;
  all?: boolean;
  stripPictures?: boolean;
  json?: boolean;
}

/** `export`: writes protocols to a workbook, a CSV or a bundle, as the file's ending says. */
export async function exportTo(
  terminal: Terminal,
  folder: string,
  options: ExportOptions,
): Promise<ExitCode> {
  const format = formatOf(options.out, formats);
  return withWorkspace(folder, null, async (session) => {
    const stop = session.events((event) => {
      if (event.type === 'export') terminal.progress(`${event.done} of ${event.total}`);
    });
    const exported = await ask(session, 'exchange.export', {
      format,
      path: path.resolve(options.out),
      language: options.language,
      withoutPeople: !options.people,
      all: options.all ?? false,
      ...(options.stripPictures ? { pictures: 'without-traces' } : {}),
    });
    stop();
    if (!exported) throw new Error('nothing was exported');
    terminal.print(
      options.json
        ? JSON.stringify(exported, null, 2)
        : `Wrote ${exported.rows} protocols to ${exported.path}`,
    );
    return exitCodes.done;
  });
}

/** `bundle`: writes workbook and pictures into one ZIP file. */
export function bundle(terminal: Terminal, folder: string, options: ExportOptions): Promise<ExitCode> {
  formatOf(options.out, ['zip']);
  return exportTo(terminal, folder, options);
}

/** The format that a file's name asks for. Throws where it asks for none of these. */
function formatOf<Format extends string>(file: string, among: readonly Format[]): Format {
  const ending = path.extname(file).slice(1).toLowerCase();
  const format = among.find((each) => each === ending);
  if (!format) throw new Error(`--out must end in ${among.map((each) => `.${each}`).join(', ')}: ${file}`);
  return format;
}
