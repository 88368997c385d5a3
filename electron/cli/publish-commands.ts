import path from 'node:path';
import type { Language } from '../../shared/forms/checks.ts';
import type { Session } from '../workspace/core.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';
import { ask, withWorkspace } from './workspace-session.ts';

export interface ReportCommandOptions {
  out: string;
  election?: string;
  language: Language;
  json?: boolean;
}

/** `report`: writes the report on an election to a file, HTML or PDF as its name's ending says. */
export async function writeReportFile(
  terminal: Terminal,
  folder: string,
  options: ReportCommandOptions,
): Promise<ExitCode> {
  const ending = path.extname(options.out).slice(1).toLowerCase();
  if (ending !== 'html' && ending !== 'pdf')
    throw new Error(`--out must end in .html or .pdf: ${options.out}`);
  return withWorkspace(folder, null, async (session) => {
    const stop = watchPublishing(terminal, session);
    const written = await ask(session, 'report.write', {
      format: ending,
      path: path.resolve(options.out),
      language: options.language,
      ...(options.election === undefined ? {} : { election: options.election }),
    });
    stop();
    if (!written) throw new Error('nothing was written');
    terminal.print(
      options.json
        ? JSON.stringify(written, null, 2)
        : `Wrote the report to ${written.path}\nSHA-256: ${written.sha256}`,
    );
    return exitCodes.done;
  });
}

export interface SiteCommandOptions {
  out: string;
  election?: string;
  pictures: boolean;
  json?: boolean;
}

/** `site`: writes all confirmed protocols as pages that need no server, into a folder. */
export async function writeSiteFolder(
  terminal: Terminal,
  folder: string,
  options: SiteCommandOptions,
): Promise<ExitCode> {
  return withWorkspace(folder, null, async (session) => {
    const stop = watchPublishing(terminal, session);
    const written = await ask(session, 'site.write', {
      path: path.resolve(options.out),
      withoutImages: !options.pictures,
      ...(options.election === undefined ? {} : { election: options.election }),
    });
    stop();
    if (!written) throw new Error('nothing was written');
    terminal.print(
      options.json
        ? JSON.stringify(written, null, 2)
        : `Wrote ${written.files} files to ${written.path}\nSHA-256 of SHA256SUMS: ${written.sums}`,
    );
    return exitCodes.done;
  });
}

/** Shows how far the writing is; Ctrl+C ends it, and nothing of it is left. */
function watchPublishing(terminal: Terminal, session: Session): () => void {
  const cancel = () => void session.call('publish.stop', {});
  terminal.cancelled.addEventListener('abort', cancel);
  const unhear = session.events((event) => {
    if (event.type === 'publish') terminal.progress(`${event.done} of ${event.total}`);
  });
  return () => {
    unhear();
    terminal.cancelled.removeEventListener('abort', cancel);
  };
}
