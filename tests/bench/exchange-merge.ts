import { execFile } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { exportWorkspace } from '../../electron/exchange/index.ts';
import { openStore } from '../../electron/store/open.ts';
import { openWorkspace } from '../../electron/workspace/index.ts';
import type { MergeReport } from '../../shared/api/merging.ts';
import { confirmMany } from '../support/many-confirmed.ts';
import { projectFolder } from '../support/reference.ts';
import { say, table } from './markdown.ts';

const ROWS = 150;

/** What merging took. */
interface Took {
  look: number;
  merge: number;
  again: number;
  undo: number;
  cpuSeconds: number;
  peakMb: number;
  counts: MergeReport['counts'];
}

/** Has so many teams confirm 150 protocols each, and prints what merging their workbooks takes. */
export async function benchMerge(folder: string, teams: number): Promise<void> {
  const files = path.join(folder, 'teams');
  mkdirSync(files, { recursive: true });
  for (let n = 1; n <= teams; n += 1) await makeTeam(path.join(folder, 'team'), `team-${n}`, files, n * ROWS);
  const { stdout } = await promisify(execFile)(process.execPath, [
    process.argv[1] ?? '',
    ...['merge', path.join(folder, 'region'), files, String(teams)],
  ]);
  const took = JSON.parse(stdout) as Took;
  say();
  say(
    `${teams} workbooks of ${ROWS} protocols each merged into an empty workspace (${took.counts.fresh} new copies), each time from the files on the disk:`,
  );
  say();
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  say(
    table(
      [
        'dry run, s',
        'merge, s',
        'the same again, s',
        'undo, s',
        's of CPU in all',
        'peak of the process, MB',
      ],
      [
        [
          seconds(took.look),
          seconds(took.merge),
          seconds(took.again),
          seconds(took.undo),
          took.cpuSeconds.toFixed(1),
          Math.round(took.peakMb),
        ],
      ],
    ),
  );
}

async function makeTeam(folder: string, name: string, files: string, from: number): Promise<void> {
  const store = openStore(folder, {
    migrations: path.join(projectFolder, 'resources/migrations'),
    create: true,
    at: new Date().toISOString(),
  });
  confirmMany(store, ROWS, name, from);
  const options = { format: 'xlsx', language: 'ru', withoutPeople: false } as const;
  await exportWorkspace(store.read, folder, path.join(files, `${name}.xlsx`), options);
  store.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Merges all files once more than is needed, undoes it, and prints what that took as JSON. */
export async function mergeOnce(folder: string, files: string, teams: number): Promise<void> {
  const core = await openWorkspace(folder, { kind: 'window' }, { create: true });
  const session = core.session();
  const timed = async <T>(work: Promise<{ data?: T; error?: unknown }>) => {
    const began = performance.now();
    const answer = await work;
    if (answer.data === undefined) throw new Error(JSON.stringify(answer.error));
    return { data: answer.data, ms: performance.now() - began };
  };
  await timed(session.call('people.use', { code: 'M1', role: 'merger' }));
  const paths = Array.from({ length: teams }, (_, n) => path.join(files, `team-${n + 1}.xlsx`));
  const look = await timed(session.call('exchange.look', { paths }));
  const merge = await timed(session.call('exchange.merge', { look: look.data.look }));
  const { look: second } = (await timed(session.call('exchange.look', { paths }))).data;
  const again = await timed(session.call('exchange.merge', { look: second }));
  await timed(session.call('review.undo', {}));
  const undo = await timed(session.call('review.undo', {}));
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const took: Took = {
    look: look.ms,
    merge: merge.ms,
    again: again.ms,
    undo: undo.ms,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMb: maxRSS / 1024,
    counts: merge.data.counts,
  };
  say(JSON.stringify(took));
  await core.close();
}
