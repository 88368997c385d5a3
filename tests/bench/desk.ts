import { chromium, type Page } from '@playwright/test';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium } from '../../electron/setup/programs.mjs';
import { sampleScans } from '../support/reference.ts';
import { type DeskRun, workThrough } from './desk-operator.ts';
import { manyProtocols, type QueueRun, watchQueue } from './desk-queue.ts';
import { operator, readSamples, serveWorkspace, setFromTruth } from './desk-workspace.ts';
import { say, table } from './markdown.ts';
import { percentile } from './statistics.ts';

/**
 * `npm run bench:desk -- [--pictures n] [--queue n]`: a perfect operator confirms the sample protocols on the real screen in
 * Chromium, by keys alone: once with the machine's own readings, once with readings set from the truth, all confident.
 * Prints keys and software time a protocol (from its last key until the next one is ready to be typed); then how a queue of n
 * protocols (30,000) filters and scrolls, by its frames.
 */
const { values: given } = parseArgs({
  options: { pictures: { type: 'string' }, queue: { type: 'string', default: '30000' } },
});

const root = mkdtempSync(path.join(tmpdir(), 'hattama-bench-desk-'));
const samples = sampleScans();
if (!samples) throw new Error('There are no sample scans');
const executablePath = await ensureChromium();
const browser = await chromium.launch(executablePath ? { executablePath } : {});
try {
  const read = path.join(root, 'read');
  await readSamples(read, samples, given.pictures === undefined ? Infinity : Number(given.pictures));
  const ideal = path.join(root, 'ideal');
  cpSync(read, ideal, { recursive: true });
  await setFromTruth(ideal, samples);
  const runs: [string, DeskRun][] = [];
  for (const [name, folder] of [
    ['the machine’s readings', read],
    ['set from the truth', ideal],
  ] as const)
    runs.push([name, await served(folder, (page) => workThrough(page, samples))]);
  say(deskTable(runs));

  const many = path.join(root, 'many');
  manyProtocols(many, Number(given.queue));
  const queue = await served(many, (page) => watchQueue(page));
  say(queueTable(queue, Number(given.queue)));
} finally {
  await browser.close();
  rmSync(root, { recursive: true, force: true });
}

/** Serves a workspace and does something on its screen, at the size of an old laptop's. */
async function served<T>(folder: string, work: (page: Page) => Promise<T>): Promise<T> {
  const server = await serveWorkspace(folder);
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
  try {
    // The tab takes its seat as after a reload.
    const seat = JSON.stringify(operator);
    await page.addInitScript((person) => sessionStorage.setItem('hattama.person', person), seat);
    await page.goto(server.address);
    await page.getByRole('navigation').waitFor();
    return await work(page);
  } finally {
    await page.close();
    await server.stop();
  }
}

function deskTable(runs: readonly (readonly [string, DeskRun])[]): string {
  const round = (value: number) => String(Math.round(value));
  return table(
    ['readings', 'protocols', 'keys, median', 'most', 'typed digits', 'software ms, median', '95 %', 'most'],
    runs.map(([name, { protocols }]) => {
      const keys = protocols.map((each) => each.keys);
      const ms = protocols.flatMap((each) => each.ms ?? []);
      return [
        name,
        String(protocols.length),
        round(percentile(keys, 50)),
        round(Math.max(...keys)),
        round(protocols.reduce((sum, each) => sum + each.digits, 0)),
        round(percentile(ms, 50)),
        round(percentile(ms, 95)),
        round(Math.max(...ms)),
      ];
    }),
  );
}

function queueTable(runs: readonly QueueRun[], count: number): string {
  return table(
    [`queue of ${count}`, 'frames', 'median ms', '99 %', 'longest', 'answered after ms'],
    runs.map(({ name, frames, settled }) => [
      name,
      String(frames.length),
      percentile(frames, 50).toFixed(1),
      percentile(frames, 99).toFixed(1),
      Math.max(...frames).toFixed(1),
      settled.map((ms) => String(Math.round(ms))).join(', '),
    ]),
  );
}
