/** The desktop window: a thin shell around the core. `electron . [workspace folder] [--sample]` */
import { app, BrowserWindow, Menu, protocol, session } from 'electron';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Core } from '../workspace/index.ts';
import { openSample } from '../workspace/sample.ts';
import { desktopHost } from './host.ts';
import { openLines } from './ipc.ts';
import { lockDownSession, pinAllContents } from './lock-down.ts';
import { openOrAsk } from './open-workspace.ts';
import { scheme } from './origin.ts';
import { createPages } from './pages.ts';
import { openWindow } from './window.ts';
import { createMemory, readArguments } from './workspace-choice.ts';

/** Where the build puts the screen, seen from this file's build. */
const screenFolder = fileURLToPath(new URL('../renderer', import.meta.url));

async function openCore(): Promise<Core | null> {
  // In development the first argument is the project's folder.
  const asked = readArguments(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
  if (asked.sample) return (await openSample(desktopHost())).core;
  const memory = createMemory(app.getPath('userData'));
  return openOrAsk(asked.folder ?? memory.last() ?? path.join(app.getPath('home'), 'Hattama'), memory);
}

/** Closes the core before the process ends: the write under way is finished and the workers stop. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void close().finally(() => {
      state = 'closed';
      app.quit();
    });
  });
}

function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

async function start(): Promise<void> {
  pinAllContents(app);
  app.on('second-instance', focusWindow);
  await app.whenReady();
  // A Mac needs its menu for copy and paste; elsewhere the screen has all there is.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  lockDownSession(session.defaultSession);
  const core = await openCore();
  if (!core) return app.quit();
  const lines = openLines(core);
  const house = core.session();
  protocol.handle(scheme, createPages(screenFolder, house));
  closeBeforeQuit(async () => {
    lines.close();
    await core.close();
  });
  app.on('window-all-closed', () => app.quit());
  await openWindow((window) => lines.attach(window.webContents));
}

// Before the app is ready, or not at all.
protocol.registerSchemesAsPrivileged([
  { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
if (app.requestSingleInstanceLock()) {
  void start().catch((error: unknown) => {
    process.stderr.write(
      `hattama: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    app.exit(1);
  });
} else {
  app.quit();
}
