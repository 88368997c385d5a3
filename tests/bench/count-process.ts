import { statSync } from 'node:fs';
import type { CallName, Input } from '../../shared/api/contract.ts';
import { ask } from '../../electron/cli/workspace-session.ts';
import { openWorkspace } from '../../electron/workspace/index.ts';
import { say } from './markdown.ts';

/** What one call took, and how much it answered. */
export interface CallTook {
  name: string;
  ms: number;
  /** As JSON, which is what goes to a window or a browser. */
  kilobytes: number;
}

/** What a fresh process did with a workspace. */
export interface ProcessTook {
  openedMs: number;
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
  const begun = performance.now();
  const core = await openWorkspace(folder, { kind: 'cli' });
  const openedMs = performance.now() - begun;
  const session = core.session();
  const calls: CallTook[] = [];
  for (const [name, call, input] of [...screens, ...screens]) {
    const asked = performance.now();
    const answer: unknown = await ask(session, call, input as Input<typeof call>);
    const ms = performance.now() - asked;
    calls.push({ name, ms, kilobytes: JSON.stringify(answer).length / 1024 });
  }
  await core.close();
  tell({ openedMs, calls, writtenMb: 0 });
}

/** Writes one thing for the public; prints what it took as JSON. */
export async function writeOut(folder: string, what: string, target: string): Promise<void> {
  const begun = performance.now();
  const core = await openWorkspace(folder, { kind: 'cli' });
  const openedMs = performance.now() - begun;
  const session = core.session();
  const asked = performance.now();
  if (what === 'site') await ask(session, 'site.write', { path: target });
  else if (what === 'html' || what === 'pdf')
    await ask(session, 'report.write', { format: what, language: 'ru', path: target });
  else throw new Error(`Nothing is written as ${what}`);
  const ms = performance.now() - asked;
  await core.close();
  const writtenMb = what === 'site' ? 0 : statSync(target).size / 1024 ** 2;
  tell({ openedMs, calls: [{ name: what, ms, kilobytes: 0 }], writtenMb });
}

function tell(took: Omit<ProcessTook, 'peakMb'>): void {
  say(JSON.stringify({ ...took, peakMb: process.resourceUsage().maxRSS / 1024 } satisfies ProcessTook));
}
