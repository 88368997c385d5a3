import { test as base, type Page } from '@playwright/test';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { EntryPlan } from '../../shared/protocol/double-entry.ts';
import { generateElection } from '../demo/generate.ts';
import { loadElection } from '../demo/load.ts';
import { projectFolder } from '../support/reference.ts';

/** What stands on a sample scan (resources/samples/kz-2019/truth.json). */
export interface SampleTruth {
  form: string;
  values: Record<string, number>;
  region: string;
  stamp: boolean;
  signatures: Record<string, boolean>;
}

export const samples = path.join(projectFolder, 'resources/samples/kz-2019');
export const truth = JSON.parse(readFileSync(path.join(samples, 'truth.json'), 'utf8')) as Record<
  string,
  SampleTruth
>;

/** Numeric fields of the Kazakh forms in paper order. */
export const paperOrder = [
  'station',
  'registered',
  'received',
  'issued',
  'unused',
  'voted',
  'voted_outside',
  'voted_absentee',
  'invalid',
  'votes_akhmetbekov',
  'votes_yespayeva',
  'votes_kossanov',
  'votes_rakhimbekov',
  'votes_taspikhov',
  'votes_tokayev',
  'votes_tugel',
] as const;

/** Stamp and signatures as the summary numbers them. */
const marks = ['chair', 'deputy', 'secretary', 'member1', 'member2', 'member3', 'stamp'] as const;

type Server = ChildProcessByStdio<null, Readable, null>;

/** The built workstation on a throw-away workspace. */
export interface Station {
  address: string;
  /** The workspace's folder. */
  workspace: string;
  /** A folder with copies of the named sample scans, plus a text that calls itself a picture. */
  folderOf(...scans: string[]): string;
  /** Ends the workstation and starts it anew on the same workspace; answers its new address. */
  restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<string>;
}

/** Starts browser mode as `npm start` does, and ends it with the test. */
export const test = base.extend<{ station: Station; desk: Page; demoStations: number }>({
  /** Of how many stations the made-up election is that the workspace begins with; 0: it begins empty. */
  demoStations: [0, { option: true }],

  station: async ({ demoStations }, use) => {
    const root = mkdtempSync(path.join(tmpdir(), 'hattama-e2e-'));
    const workspace = path.join(root, 'Жұмыс кеңістігі');
    if (demoStations > 0)
      await loadElection(workspace, generateElection(demoStations, 2031), { pictures: 20 });
    let server = startOn(workspace);
    await use({
      address: await addressOf(server),
      workspace,
      async restart(signal) {
        await ended(server, signal);
        server = startOn(workspace);
        return addressOf(server);
      },
      folderOf(...scans) {
        const folder = path.join(root, 'Участки 2019');
        mkdirSync(folder, { recursive: true });
        for (const scan of scans) cpSync(path.join(samples, scan), path.join(folder, scan));
        cpSync(path.join(projectFolder, 'LICENSE'), path.join(folder, 'not-a-picture.jpg'));
        return folder;
      },
    });
    await ended(server, 'SIGTERM');
    rmSync(root, { recursive: true, force: true });
  },

  /** A page in which a volunteer sits; any console error or page error fails the test. */
  desk: async ({ page, station }, use) => {
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(station.address);
    await page.getByRole('textbox').fill('V07');
    await page.keyboard.press('Enter');
    await skipPractice(page);
    await use(page);
    if (problems.length > 0) throw new Error(`The browser's console says:\n${problems.join('\n')}`);
  },
});

function startOn(workspace: string): Server {
  return spawn(
    process.execPath,
    [path.join(projectFolder, 'dist/electron/serve.js'), workspace, '--no-open'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
}

function addressOf(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface(server.stdout).on('line', (line) => {
      const address = /http:\/\/\S+/.exec(line)?.[0];
      if (address) resolve(address);
    });
    server.on('close', () =>
      reject(new Error('The workstation ended before it printed its address: is it built?')),
    );
  });
}

async function ended(server: Server, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const closed = new Promise((resolve) => server.on('close', resolve));
  server.kill(signal);
  await closed;
}

/** What a call of a window of its own answers, beside what the page's own window does. */
async function callApart(page: Page, window: string, name: string, input: unknown): Promise<void> {
  const failed = await page.evaluate(
    async ([from, call, body]) => {
      const headers = { 'Content-Type': 'application/json', 'X-Hattama-Window': from };
      const response = await fetch(`/call/${call}`, { method: 'POST', headers, body });
      return response.ok ? null : response.text();
    },
    [window, name, JSON.stringify(input)] as const,
  );
  if (failed !== null) throw new Error(failed);
}

/** Has protocols entered as often as a test needs: by lot a clean one would sometimes await a second entry. */
export async function setPlan(page: Page, entry: EntryPlan): Promise<void> {
  const window = crypto.randomUUID();
  await callApart(page, window, 'people.use', { code: 'M01', role: 'merger' });
  await callApart(page, window, 'workspace.configure', { entry });
}

/** Another person at a window of their own, who sees the workspace as it is now. */
export async function sitDown(page: Page, code: string, role = 'Volunteer'): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page belongs to no browser');
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  const other = await context.newPage();
  await other.goto(new URL('/', page.url()).href);
  await other.getByRole('textbox').fill(code);
  await other.getByRole('radio', { name: new RegExp(`^${role}`) }).check();
  await other.keyboard.press('Enter');
  await skipPractice(other);
  return other;
}

/** Goes past the offer to practise, which is made to a volunteer who is new here, to the first screen. */
export async function skipPractice(page: Page): Promise<void> {
  const skip = page.getByRole('button', { name: 'Skip', exact: true });
  await skip.or(page.getByRole('navigation')).first().waitFor();
  if (await skip.isVisible()) await skip.press('Enter');
  await page.getByRole('navigation').waitFor();
}

/**
 * Gives a folder to the intake screen and waits until the machine has read it.
 * @throws Error with what the screen says of files that did not come in
 */
export async function takeIn(page: Page, folder: string, pages: number): Promise<void> {
  await page.getByLabel('Choose a folder').setInputFiles(folder);
  try {
    await page.getByText(`${pages} of ${pages} pages read`).waitFor({ timeout: 180_000 });
  } catch (cause) {
    for (const list of await page.locator('details:not([open]) > summary').all()) await list.click();
    const reasons = await page.locator('details').allInnerTexts();
    throw new Error(`${pages} pages were not read. ${reasons.join('\n')}`, { cause });
  }
}

/**
 * Types the numbers on paper as an operator does: digits and Enter, row after row, up to the summary.
 * @param misread numbers that are typed instead of those on paper.
 */
export async function typeProtocol(
  page: Page,
  scan: string,
  misread: Readonly<Record<string, number>> = {},
): Promise<void> {
  for (const field of paperOrder) {
    for (const digit of String(misread[field] ?? truth[scan]?.values[field]))
      await page.keyboard.press(`Digit${digit}`);
    await page.keyboard.press('NumpadEnter');
  }
}

/** On the summary: sets stamp and signatures as they are on paper, by their numbers. */
export async function setMarks(page: Page, scan: string): Promise<void> {
  const paper: Record<string, boolean | undefined> = {
    ...truth[scan]?.signatures,
    stamp: truth[scan]?.stamp,
  };
  const boxes = page.getByRole('group', { name: 'Stamp and signatures' }).getByRole('checkbox');
  for (const [index, mark] of marks.entries())
    if ((await boxes.nth(index).isChecked()) !== paper[mark]) await page.keyboard.press(`Digit${index + 1}`);
}

/** Keeps a picture of the screen as it is, for eyes. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(projectFolder, 'test-results/screens', `${name}.png`) });
}
