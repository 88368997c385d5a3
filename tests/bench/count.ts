import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { countedDemo, findIn, type Found, type Judged, judge } from '../demo/findings.ts';
import { generateElection } from '../demo/generate.ts';
import { loadElection } from '../demo/load.ts';
import type { Planted } from '../demo/model.ts';
import { askScreens, type CallTook, type ProcessTook, screens, writeOut } from './count-process.ts';
import { watchScreens } from './count-screens.ts';
import { say, table } from './markdown.ts';
import { percentile } from './statistics.ts';

/**
 * `npm run bench:count -- [--stations n] [--seed n] [--runs n] [--workspace folder]`: makes the demo election (or takes one that was
 * made) and prints, as Markdown, what opening it and each screen's calls take in fresh processes, how long Chromium takes to show each
 * screen, what report and site take, and what the product finds of what was planted. `screens <folder>` and
 * `write <folder> <what> <target>` are the processes of one measurement.
 */
const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stations: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '2031' },
    runs: { type: 'string', default: '5' },
    workspace: { type: 'string' },
  },
});
const [order, ...rest] = positionals;
const [folder = '', what = '', target = ''] = rest;
if (order === 'screens') await askScreens(folder);
else if (order === 'write') await writeOut(folder, what, target);
else await bench();

async function bench(): Promise<void> {
  const temporary = mkdtempSync(path.join(tmpdir(), 'hattama-bench-count-'));
  try {
    const workspace = path.join(temporary, 'demo');
    if (given.workspace === undefined) {
      const election = generateElection(Number(given.stations), Number(given.seed));
      await loadElection(workspace, election, { pictures: 200, say: (line) => console.error(line) });
    } else cpSync(given.workspace, workspace, { recursive: true });
    const runs = Number(given.runs);
    await benchScreens(workspace, runs);
    await benchPainting(workspace);
    await benchWriting(workspace, temporary, runs);
    await benchFindings(workspace);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Runs one measurement in a process of its own. */
async function measured(...args: string[]): Promise<ProcessTook> {
  const { stdout } = await promisify(execFile)(process.execPath, [process.argv[1] ?? '', ...args]);
  return JSON.parse(stdout) as ProcessTook;
}

async function benchScreens(workspace: string, runs: number): Promise<void> {
  const took: ProcessTook[] = [];
  for (let run = 0; run < runs; run++) took.push(await measured('screens', workspace));
  const peak = Math.max(...took.map(({ peakMb }) => peakMb));
  say(`Medians of ${runs} fresh processes; peak of a whole process ${Math.round(peak)} MB:`);
  say();
  const opened = took.map((each) => each.opened);
  const of = (n: number) => took.map(({ calls }) => calls[n]).filter((call) => call !== undefined);
  say(
    table(
      ['', 'first, ms', 'of CPU', 'most', 'again, ms', 'of CPU', 'answer, KB'],
      [
        ['opening', ...medians(opened), most(opened), '-', '-', '-'],
        ...screens.map(([name], n) => {
          const [first, again] = [of(n), of(n + screens.length)];
          return [
            name,
            ...medians(first),
            most(first),
            ...medians(again),
            Math.round(first[0]?.kilobytes ?? 0),
          ];
        }),
      ],
    ),
  );
  say();
}

type Took = Pick<CallTook, 'ms' | 'cpuMs'>;

/** Medians of the wall's clock and of the processor's. */
function medians(all: readonly Took[]): [ms: number, cpuMs: number] {
  const middle = (values: readonly number[]) => Math.round(percentile(values, 50));
  return [middle(all.map(({ ms }) => ms)), middle(all.map(({ cpuMs }) => cpuMs))];
}

function most(all: readonly Took[]): number {
  return Math.round(Math.max(...all.map(({ ms }) => ms)));
}

async function benchPainting(workspace: string): Promise<void> {
  const took = await watchScreens(workspace);
  say('From the press of a part to the last change painted, Chromium at 1366x768, in one window:');
  say();
  const rows = took.map(({ name, first, again }) => [name, Math.round(first), Math.round(again)]);
  say(table(['part', 'first, ms', 'again, ms'], rows));
  say();
}

async function benchWriting(workspace: string, temporary: string, runs: number): Promise<void> {
  const rows = [];
  for (const [name, what] of [
    ['report, HTML', 'html'],
    ['report, PDF', 'pdf'],
    ['public site', 'site'],
  ] as const) {
    const took: ProcessTook[] = [];
    for (let run = 0; run < runs; run++)
      took.push(await measured('write', workspace, what, path.join(temporary, `${what}-${run}.${what}`)));
    const calls = took.flatMap((each) => each.calls);
    const peak = Math.round(Math.max(...took.map(({ peakMb }) => peakMb)));
    const size = what === 'site' ? '-' : (took[0]?.writtenMb ?? 0).toFixed(1);
    rows.push([name, ...[...medians(calls), most(calls)].map((ms) => (ms / 1000).toFixed(1)), peak, size]);
  }
  say(table(['written', 's', 'of CPU', 'most', 'peak of the process, MB', 'size, MB'], rows));
  say();
}

async function benchFindings(workspace: string): Promise<void> {
  const key = JSON.parse(readFileSync(path.join(workspace, 'demo', 'key.json'), 'utf8')) as {
    stations: number;
    planted: Planted[];
  };
  const counted = await countedDemo(workspace);
  const papers = counted.stations.reduce((sum, station) => sum + station.papers.length, 0);
  const judged = judge(key.planted, findIn(counted));
  say(`Of ${key.planted.length} things planted in ${key.stations} stations with ${papers} papers:`);
  say();
  say(table(['code', 'found', 'missed', 'clean places accused'], byCode(judged)));
  say();
  say(
    `Said of regions and districts on planted papers in doubt alone, and marked so: ${judged.onDoubtfulPapers.length}.`,
  );
}

function byCode({ found, missed, wronglyAccused, unexpected }: Judged): (string | number)[][] {
  const count = (of: readonly Found[], code: string) => of.filter((one) => one.code === code).length;
  const accused = [...wronglyAccused, ...unexpected];
  const codes = [
    ...new Set([...Object.keys(found), ...[...missed, ...accused].map(({ code }) => code)]),
  ].sort();
  return codes.map((code) => [code, found[code] ?? 0, count(missed, code), count(accused, code)]);
}
