import path from 'node:path';
import type { CoreEvent } from '../../shared/api/events.ts';
import type { MergeReport } from '../../shared/api/merging.ts';
import { weightOf } from '../../shared/protocol/sheet-problems.ts';
import type { Session } from '../workspace/core.ts';
import { type ExitCode, exitCodes, table, type Terminal } from './terminal.ts';
import { ask, withWorkspace } from './workspace-session.ts';

export interface MergeOptions {
  person: string;
  dryRun?: boolean;
  json?: boolean;
}

/** `merge`, `import`: reads files of other workspaces, says what they bring, and merges them in one step unless it is a dry run. */
export async function merge(
  terminal: Terminal,
  folder: string,
  files: readonly string[],
  options: MergeOptions,
): Promise<ExitCode> {
  return withWorkspace(folder, options.person, async (session) => {
    const stop = session.events((event) => tellProgress(terminal, event));
    const cancel = () => void session.call('exchange.drop', { look: null });
    terminal.cancelled.addEventListener('abort', cancel, { once: true });
    try {
      const paths = files.map((file) => path.resolve(file));
      const { look, report } = await ask(session, 'exchange.look', { paths });
      const done = options.dryRun ? report : await carryOut(session, look);
      terminal.print(options.json ? JSON.stringify(done, null, 2) : described(done, options.dryRun === true));
      return done.problemList.some((problem) => weightOf(problem) !== 'note')
        ? exitCodes.someFailed
        : exitCodes.done;
    } finally {
      stop();
    }
  });
}

async function carryOut(session: Session, look: number): Promise<MergeReport> {
  return ask(session, 'exchange.merge', { look });
}

function tellProgress(terminal: Terminal, event: CoreEvent): void {
  if (event.type !== 'merge' || event.stage === 'ended' || event.stage === 'dropped') return;
  const what = { reading: 'files read', pictures: 'pictures kept', merging: 'copies merged' }[event.stage];
  terminal.progress(`${event.done} of ${event.total} ${what}`);
}

function described(
  { files, counts, conflicts, stations, problemList }: MergeReport,
  dryRun: boolean,
): string {
  const will = dryRun ? 'Would bring' : 'Brought';
  return [
    ...files.map(
      ({ name, team, workspace, copies, fresh, news, skipped }) =>
        `${name}: ${copies} copies of ${team || workspace.slice(0, 8) || 'nobody'}; ${fresh} new, ${news} with news, ${skipped} not taken`,
    ),
    table([
      [`${will}, new`, counts.fresh],
      ['changed', counts.changed],
      ['already here', counts.same],
      ['conflicts (F503)', counts.conflicts],
      ['stations whose papers differ (F502)', counts.stations],
      ['edited by hand', counts.edited],
      ['pictures that are not here', counts.away],
      ['not taken', counts.skipped],
    ]),
    ...conflicts.map(
      ({ station, region, fields, first, second }) =>
        `conflict: station ${station ?? '?'} ${region}: ${fields
          .map(
            (each) =>
              `${each.field} ${each.first ?? '-'} (${first.person}) / ${each.second ?? '-'} (${second.person})`,
          )
          .join(', ')}`,
    ),
    ...stations.map(
      ({ station, region, message }) => `papers differ: station ${station ?? '?'} ${region}: ${message}`,
    ),
    ...problemList.map(({ file, sheet, place, code, params }) =>
      `${weightOf({ code }) === 'note' ? 'note' : 'problem'}: ${[file, sheet, place].filter(Boolean).join(' ')}: ${code} ${Object.values(params).join(' ')}`.trimEnd(),
    ),
  ].join('\n');
}
