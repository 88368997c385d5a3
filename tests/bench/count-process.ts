import { statSync } from 'node:fs';
import type { CallName, Input } from '../../shared/api/contract.ts';
import { ask } from '../../electron/cli/workspace-session.ts';
import type { Session } from '../../electron/workspace/core.ts';
import { openWorkspace } from '../../electron/workspace/index.ts';
import { say } from './markdown.ts';

/** What one call took, and how much it answered. */
export interface CallTook {
  name: string;
  ms: number;
  /** Of all threads: what it takes where nothing else runs is rarely more. */
  cpuMs: number;
  /** As JSON, which is what goes to a window or a browser. */
  kilobytes: number;
}

/** What a fresh process did with a workspace. */
export interface ProcessTook {
  opened: Pick<CallTook, 'ms' | 'cpuMs'>;
  calls: CallTook[];
  /** Greatest size of the process with all of its workers. */
  peakMb: number;
  /** Of what was written; 0 where nothing was. */
  writtenMb: number;
}

/** What the count's screens ask for, in the order of its tabs. The first one finds everything as a window does that was just opened. */
export const screens = [
  ['elections and names', 'count.elections', {}],
  ['totals', 'count.totals', {}],
  ['behind a number', 'count.behind', { set: 'in-doubt' }],
  ['comparison', 'count.comparison', {}],
  ['stations that differ', 'count.differences', {}],
  ['forensics', 'count.forensics', {}],
  ['map', 'count.map', {}],
  ['stations', 'stations.list', {}],
  ['turnout', 'count.turnout', {}],
  ['incidents', 'incidents.list', {}],
  ['incidents by type', 'incidents.table', {}],
  ['tables', 'tables.list', {}],
] as const satisfies readonly (readonly [string, CallName, unknown])[];

/** Opens the workspace, asks for what every screen shows, and again; prints what it took as JSON. */
export async function askScreens(folder: string): Promise<void> {
  const { done: core, ...opened } = await timed(() => openWorkspace(folder, { kind: 'cli' }));
  const session = core.session();
  const calls: CallTook[] = [];
  for (const [name, call, input] of [...screens, ...screens]) {
    const { done, ...took } = await timed<unknown>(() => ask(session, call, input as Input<typeof call>));
    calls.push({ name, ...took, kilobytes: JSON.stringify(done).length / 1024 });
  }
  await core.close();
  tell({ opened, calls, writtenMb: 0 });
}

/** Writes one thing for the public; prints what it took as JSON. */
export async function writeOut(folder: string, what: string, target: string): Promise<void> {
  const { done: core, ...opened } = await timed(() => openWorkspace(folder, { kind: 'cli' }));
  const session = core.session();
  const { ms, cpuMs } = await timed(() => write(session, what, target));
  await core.close();
  const writtenMb = what === 'site' ? 0 : statSync(target).size / 1024 ** 2;
  tell({ opened, calls: [{ name: what, ms, cpuMs, kilobytes: 0 }], writtenMb });
}

async function write(session: Session, what: string, target: string): Promise<void> {
  if (what === 'site') await ask(session, 'site.write', { path: target });
  else if (what === 'html' || what === 'pdf')
    await ask(session, 'report.write', { format: what, language: 'ru', path: target });
  else throw new Error(`Nothing is written as ${what}`);
}

async function timed<T>(work: () => Promise<T>): Promise<{ done: T; ms: number; cpuMs: number }> {
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  const done = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { done, ms: performance.now() - begun, cpuMs: (user + system) / 1000 };
}

function tell(took: Omit<ProcessTook, 'peakMb'>): void {
  say(JSON.stringify({ ...took, peakMb: process.resourceUsage().maxRSS / 1024 } satisfies ProcessTook));
}
