import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WebContents } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLines } from '../../../electron/main/ipc.ts';
import { inWords, openOrAsk } from '../../../electron/main/open-workspace.ts';
import { createPages } from '../../../electron/main/pages.ts';
import { createMemory } from '../../../electron/main/workspace-choice.ts';
import { channels } from '../../../electron/preload/channels.ts';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import { type Answer, HattamaError } from '../../../shared/api/result.ts';
import { openCore, until } from '../../support/open-core.ts';
import { projectFolder } from '../../support/reference.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

/** Electron at the module's edge; behind it stands the real core. */
const edge = vi.hoisted(() => ({
  handlers: new Map<string, (event: unknown, ...args: unknown[]) => unknown>(),
  said: [] as string[],
  chosen: [] as string[],
}));
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, handler: () => unknown) => edge.handlers.set(channel, handler),
    removeHandler: (channel: string) => edge.handlers.delete(channel),
  },
  app: { getLocale: () => 'kk-KZ', getPath: () => '/documents' },
  BrowserWindow: { getFocusedWindow: () => null },
  dialog: {
    showErrorBox: (_title: string, text: string) => edge.said.push(text),
    showOpenDialog: () => {
      const filePaths = edge.chosen.splice(0, 1);
      return Promise.resolve({ canceled: filePaths.length === 0, filePaths });
    },
  },
  shell: {},
}));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hattama-shell-'));
  edge.said = [];
  edge.chosen = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A window's page as the core's side sees it; keeps what is sent to it. */
function newPage(id: number, url = 'hattama://app/') {
  const sent: unknown[][] = [];
  const mainFrame = { url };
  const contents = Object.assign(new EventEmitter(), {
    id,
    mainFrame,
    isDestroyed: () => false,
    send: (...args: unknown[]) => sent.push(args),
  });
  const call = (name: unknown, input: unknown, frame: unknown = mainFrame) =>
    edge.handlers.get(channels.call)?.({ sender: contents, senderFrame: frame }, name, input) as
      Answer<unknown> | Promise<Answer<unknown>>;
  return { contents: contents as unknown as WebContents, call, sent };
}

describe("a window's calls", () => {
  async function openWindow(url?: string) {
    const opened = await openCore();
    const lines = openLines(opened.core);
    const page = newPage(1, url);
    lines.attach(page.contents);
    return { ...opened, lines, page };
  }

  it('reach the core', async () => {
    const { page, folder: workspace } = await openWindow();
    const answer = await page.call('workspace.info', {});
    expect((answer.data as WorkspaceInfo).folder).toBe(workspace);
  });

  it('come with a person of their own', async () => {
    const { page, lines } = await openWindow();
    const other = newPage(2);
    lines.attach(other.contents);
    await page.call('people.use', { code: 'B7', role: 'auditor' });
    const person = async (of: typeof page) =>
      ((await of.call('workspace.info', {})).data as WorkspaceInfo).person;
    expect(await person(page)).toEqual({ code: 'B7', role: 'auditor' });
    expect(await person(other)).toBeNull();
  });

  it.each<[string, unknown, unknown, string]>([
    ['a call that does not exist', 'workspace.burn', {}, 'unknown-call'],
    ['a name of the language', '__proto__', {}, 'unknown-call'],
    ['a name that only looks like one', ['workspace.info'], {}, 'unknown-call'],
    ['no name', undefined, undefined, 'unknown-call'],
    ['an input of the wrong kind', 'scans.get', { scan: '1; DROP TABLE scan' }, 'invalid-input'],
    ['an input with more than is asked for', 'workspace.info', { extra: 1 }, 'invalid-input'],
    ['no input', 'workspace.info', undefined, 'invalid-input'],
  ])('are refused: %s', async (_case, name, input, reference) => {
    const { page } = await openWindow();
    expect(await page.call(name, input)).toMatchObject({ error: { reference } });
  });

  it.each<[string, (page: ReturnType<typeof newPage>) => Answer<unknown> | Promise<Answer<unknown>>]>([
    ['a frame within the page', (page) => page.call('workspace.info', {}, { url: 'hattama://app/' })],
    ['a frame that is gone', (page) => page.call('workspace.info', {}, null)],
    ['a page that was never given a session', () => newPage(9).call('workspace.info', {})],
  ])('are refused from %s', async (_case, call) => {
    const { page } = await openWindow();
    expect(await call(page)).toMatchObject({ error: { reference: 'not-here' } });
  });

  it('are refused from a page of another address', async () => {
    const { page } = await openWindow('https://example.org/');
    expect(await page.call('workspace.info', {})).toMatchObject({ error: { reference: 'not-here' } });
  });

  it("end with the window, and so do the core's events to it", async () => {
    const opened = await openWindow();
    const { page } = opened;
    await opened.ask('intake.add', { paths: [folder] });
    await until(() => Promise.resolve(page.sent.length > 0));
    expect(page.sent[0]).toMatchObject([channels.event, { type: 'intake' }]);
    page.contents.emit('destroyed');
    expect(await page.call('workspace.info', {})).toMatchObject({ error: { reference: 'not-here' } });
  });
});

describe("the app's own scheme", () => {
  async function pages() {
    mkdirSync(path.join(folder, 'assets'));
    writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
    writeFileSync(path.join(folder, 'assets/a.js'), '1');
    writeFileSync(path.join(folder, 'notes.exe'), 'x');
    const opened = await openCore();
    const answer = createPages(folder, opened.session);
    return { ...opened, get: (url: string, init?: RequestInit) => answer(new Request(url, init)) };
  }

  it('serves the screen under a strict policy', async () => {
    const { get } = await pages();
    const page = await get('hattama://app/');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect((await get('hattama://app/assets/a.js')).headers.get('content-type')).toMatch(/^text\/javascript/);
  });

  it.each([
    'hattama://app/../../etc/passwd',
    'hattama://app/%2e%2e/%2e%2e/etc/passwd',
    'hattama://app//etc/passwd',
    'hattama://app/assets',
    'hattama://app/notes.exe',
    'hattama://other/',
    'hattama://app/image/page?scan=999',
    'hattama://app/image/page?scan=x',
    'hattama://app/image/original?scan=1&side=1e9',
  ])('answers 404 to %s', async (url) => {
    const { get } = await pages();
    expect((await get(url)).status).toBe(404);
  });

  it('only gives', async () => {
    const { get } = await pages();
    expect((await get('hattama://app/', { method: 'POST' })).status).toBe(404);
  });

  it('shows pictures of the workspace', async () => {
    const opened = await pages();
    await opened.ask('intake.add', {
      paths: [path.join(projectFolder, 'resources/samples/kz-2019/001.jpg')],
    });
    await until(async () => (await opened.ask('scans.list', {})).total === 1);
    const picture = await opened.get('hattama://app/image/original?scan=1&side=64');
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(500);
  });

  it('refuses to start without a built screen', async () => {
    const { session } = await openCore();
    expect(() => createPages(path.join(folder, '..', path.basename(folder)), session)).toThrow(/not built/);
  });
});

describe('opening a workspace', () => {
  it('makes one where there is none, and remembers it', async () => {
    const wanted = throwAwayFolder('Алматы');
    const memory = createMemory(folder);
    const core = await openOrAsk(wanted, memory);
    await core?.close();
    expect(memory.last()).toBe(wanted);
    expect(edge.said).toEqual([]);
  });

  it('says in the system language what cannot be opened, and asks for another folder', async () => {
    writeFileSync(path.join(folder, 'something-else.txt'), 'x');
    edge.chosen = [throwAwayFolder()];
    const [other] = edge.chosen;
    const memory = createMemory(throwAwayFolder());
    const core = await openOrAsk(folder, memory);
    await core?.close();
    expect(edge.said).toEqual([`${folder}\n\n${inWords(new HattamaError('not-a-workspace', ''), 'kk')}`]);
    expect(memory.last()).toBe(other);
  });

  it('gives up when the person does', async () => {
    writeFileSync(path.join(folder, 'something-else.txt'), 'x');
    expect(await openOrAsk(folder, createMemory(folder))).toBeNull();
  });

  it.each(['kk', 'ru-RU', 'en-GB', 'de', ''])('has words for system language %j', (locale) => {
    const words = inWords(new HattamaError('disk-full', 'ENOSPC'), locale);
    expect(words).not.toBe('ENOSPC');
    expect(words.length).toBeGreaterThan(5);
  });
});
