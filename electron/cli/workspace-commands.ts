import type { WorkspaceInfo } from '../../shared/api/workspace.ts';
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

/** `backup`: writes a copy of the database beside it. */
export async function backup(terminal: Terminal, folder: string): Promise<ExitCode> {
  return withWorkspace(folder, null, async (session) => {
    terminal.print((await ask(session, 'workspace.backup', {})).path);
    return exitCodes.done;
  });
}
