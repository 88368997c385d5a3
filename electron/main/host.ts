import { app, BrowserWindow, dialog, shell, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import path from 'node:path';
import type { Host } from '../workspace/host.ts';
import { printPdf } from './print-pdf.ts';

/** The desktop's dialogs and file manager, for the core. Dialogs belong to the window in front. */
export function desktopHost(): Host {
  return {
    kind: 'window',
    async chooseFiles(what) {
      const options: OpenDialogOptions = {
        properties: what === 'folder' ? ['openDirectory'] : ['openFile', 'multiSelections'],
      };
      const parent = BrowserWindow.getFocusedWindow();
      const chosen = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
      return chosen.canceled ? null : chosen.filePaths;
    },
    async chooseTarget(suggestedName) {
      const options: SaveDialogOptions = { defaultPath: path.join(app.getPath('documents'), suggestedName) };
      const parent = BrowserWindow.getFocusedWindow();
      const chosen = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
      if (chosen.canceled) return null;
      return { path: chosen.filePath, finish: () => Promise.resolve({ download: null }) };
    },
    printPdf,
    reveal: (file) => shell.showItemInFolder(file),
  };
}
