import path from 'node:path';
import { weightOf } from '../../shared/protocol/sheet-problems.ts';
import type { ExportOptions } from './export-commands.ts';
import { type ExitCode, exitCodes, table, type Terminal } from './terminal.ts';
import { ask, withWorkspace } from './workspace-session.ts';

export interface IncidentsImportOptions {
  person: string;
  election?: string;
  json?: boolean;
}

export interface IncidentsExportOptions extends Pick<ExportOptions, 'out' | 'language' | 'json'> {
  election?: string;
  withoutPeople?: boolean;
}

/** `incidents import`: takes a table of acts of violation in; problems are named by cell, and make exit code 1 where a row is left out. */
export async function importIncidents(
  terminal: Terminal,
  folder: string,
  file: string,
  { person, election, json }: IncidentsImportOptions,
): Promise<ExitCode> {
  return withWorkspace(folder, person, async (session) => {
    const done = await ask(session, 'incidents.import', {
      path: path.resolve(file),
      ...(election === undefined ? {} : { election }),
    });
    const { fresh, changed, same, left, problems } = done;
    const lines = problems.map(({ code, sheet, place, params }) =>
      `${weightOf({ code }) === 'note' ? 'note' : 'problem'}: ${[sheet, place].filter(Boolean).join(' ')}: ${code} ${Object.values(params).join(' ')}`.trimEnd(),
    );
    const counts = table([
      ['new', fresh],
      ['changed', changed],
      ['already here', same],
      ['not taken', left],
    ]);
    terminal.print(json ? JSON.stringify(done, null, 2) : [counts, ...lines].join('\n'));
    if (problems.some((problem) => weightOf(problem) === 'file')) return exitCodes.couldNotRun;
    return problems.some((problem) => weightOf(problem) === 'row') ? exitCodes.someFailed : exitCodes.done;
  });
}

/** `incidents export`: writes all acts of violation of an election to a workbook or a CSV. */
export async function exportIncidents(
  terminal: Terminal,
  folder: string,
  { out, language, election, withoutPeople, json }: IncidentsExportOptions,
): Promise<ExitCode> {
  const ending = path.extname(out).slice(1).toLowerCase();
  const format = (['xlsx', 'ods', 'csv'] as const).find((each) => each === ending);
  if (!format) throw new Error(`--out must end in .xlsx, .ods or .csv: ${out}`);
  return withWorkspace(folder, null, async (session) => {
    const written = await ask(session, 'incidents.export', {
      format,
      path: path.resolve(out),
      language,
      withoutPeople: withoutPeople ?? false,
      ...(election === undefined ? {} : { election }),
    });
    if (!written) throw new Error('nothing was written');
    terminal.print(
      json ? JSON.stringify(written, null, 2) : `Wrote ${written.rows} acts of violation to ${written.path}`,
    );
    return exitCodes.done;
  });
}
