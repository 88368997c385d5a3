import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { fileURLToPath } from 'node:url';
import { startAddress } from './origin.ts';

/** Options of every window. The preload is the build's, beside this file's build. */
export function windowOptions(): BrowserWindowConstructorOptions {
  return {
    title: 'Hattama',
    width: 1366,
    height: 860,
    // Old laptops: 1024 x 768 less a task bar.
    minWidth: 960,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: fileURLToPath(new URL('./preload.cjs', import.meta.url)),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  };
}

/** Makes a window, gives it to `attach` before its page loads, and shows it once there is something to see. */
export async function openWindow(attach: (window: BrowserWindow) => void): Promise<void> {
  const window = new BrowserWindow(windowOptions());
  attach(window);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(startAddress);
}
