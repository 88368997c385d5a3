import path from 'node:path';
import type { Language } from '../../shared/forms/checks.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';
import { ask, withWorkspace } from './workspace-session.ts';

export interface EvidenceCommandOptions {
  region?: string;
  election?: string;
  out?: string;
  language: Language;
  people: boolean;
  stripPictures?: boolean;
  json?: boolean;
}

const formats = ['html', 'pdf'] as const;

/** `evidence`: writes all that is known of one station to a file, HTML or PDF as its name's ending says. */
export async function writeEvidenceFile(
  terminal: Terminal,
  folder: string,
  station: number,
  options: EvidenceCommandOptions,
): Promise<ExitCode> {
  const out = options.out ?? `evidence-${station}.html`;
  const ending = path.extname(out).slice(1).toLowerCase();
  const format = formats.find((each) => each === ending);
  if (!format) throw new Error(`--out must end in .html or .pdf: ${out}`);
  return withWorkspace(folder, null, async (session) => {
    const stop = session.events((event) => {
      if (event.type === 'evidence') terminal.progress(`pictures of ${event.done} of ${event.total} copies`);
    });
    const written = await ask(session, 'evidence.write', {
      station,
      ...(options.region === undefined ? {} : { region: options.region }),
      ...(options.election === undefined ? {} : { election: options.election }),
      format,
      path: path.resolve(out),
      language: options.language,
      withoutPeople: !options.people,
      stripPictures: options.stripPictures ?? false,
    });
    stop();
    if (!written) throw new Error('nothing was written');
    terminal.print(
      options.json
        ? JSON.stringify(written, null, 2)
        : `Wrote the evidence of ${written.copies} copies to ${written.path}`,
    );
    return exitCodes.done;
  });
}
