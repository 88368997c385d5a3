import path from 'node:path';
import type { WorkspaceInfo } from '../../shared/api/outputs.ts';
import { scanStatuses } from '../../shared/protocol/status.ts';
import type { Session } from '../workspace/core.ts';
import { type ExitCode, exitCodes, table, type Terminal } from './terminal.ts';
import { ask, withWorkspace } from './workspace-session.ts';

/** `init`: makes a workspace in a folder that is new or empty; one that is there already stays as it is. */
export async function init(
  terminal: Terminal,
  folder: string,
  options: { json?: boolean },
): Promise<ExitCode> {
  const show = async (session: Session) => {
    const info = await ask(session, 'workspace.info', {});
    terminal.print(options.json ? JSON.stringify(info, null, 2) : `Workspace ${info.name}: ${info.folder}`);
    return exitCodes.done;
  };
  return withWorkspace(folder, null, show, { create: true });
}

/** `status`: how many scans stand where. */
export async function status(
  terminal: Terminal,
  folder: string,
  options: { json?: boolean },
): Promise<ExitCode> {
  return withWorkspace(folder, null, async (session) => {
    const info = await ask(session, 'workspace.info', {});
    const batches = await ask(session, 'intake.batches', {});
    terminal.print(
      options.json ? JSON.stringify({ ...info, batches }, null, 2) : describe(info, batches.length),
    );
    return exitCodes.done;
  });
}

function describe(info: WorkspaceInfo, batches: number): string {
  const counts = scanStatuses.map((name) => [name, info.counts[name]] as const);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return [
    `${info.name}  ${info.folder}`,
    ...(info.readOnly ? [`read-only: ${info.readOnly}`] : []),
    `forms: ${info.forms.join(', ')}`,
    table([['batches', batches], ['scans', total], ...counts.filter(([, count]) => count > 0)]),
  ].join('\n');
}

const formats = ['xlsx', 'csv', 'ods'] as const;
const languages = ['kk', 'ru', 'en'] as const;

export interface ExportOptions {
  out: string;
  language: (typeof languages)[number];
  people: boolean;
  all?: boolean;
  json?: boolean;
}

/** `export`: writes protocols to a spreadsheet whose format its name's ending says. */
export async function exportTo(
  terminal: Terminal,
  folder: string,
  options: ExportOptions,
): Promise<ExitCode> {
  const ending = path.extname(options.out).slice(1).toLowerCase();
  const format = formats.find((each) => each === ending);
  if (!format)
    throw new Error(`--out must end in ${formats.map((each) => `.${each}`).join(', ')}: ${options.out}`);
  return withWorkspace(folder, null, async (session) => {
    const stop = session.events((event) => {
      if (event.type === 'export') terminal.progress(`${event.done} of ${event.total} rows`);
    });
    const exported = await ask(session, 'exchange.export', {
      format,
      path: path.resolve(options.out),
      language: options.language,
      withoutPeople: !options.people,
      ...(options.all ? { statuses: [...scanStatuses] } : {}),
    });
    stop();
    if (!exported) throw new Error('nothing was exported');
    terminal.print(
      options.json ? JSON.stringify(exported, null, 2) : `Wrote ${exported.rows} rows to ${exported.path}`,
    );
    return exitCodes.done;
  });
}

export const exportLanguages = languages;

/** `backup`: writes a copy of the database beside it. */
export async function backup(terminal: Terminal, folder: string): Promise<ExitCode> {
  return withWorkspace(folder, null, async (session) => {
    terminal.print((await ask(session, 'workspace.backup', {})).path);
    return exitCodes.done;
  });
}
