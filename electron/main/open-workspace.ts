import { app, dialog } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HattamaError } from '../../shared/api/result.ts';
import { type Core, openWorkspace } from '../workspace/index.ts';
import { resource } from '../workspace/resources.ts';
import { desktopHost } from './host.ts';
import type { Memory } from './workspace-choice.ts';

/**
 * Opens the workspace in `folder`, made when there is none. What cannot be opened is said, and another folder asked for, until
 * one opens or the person gives up; then null.
 */
export async function openOrAsk(folder: string, memory: Memory): Promise<Core | null> {
  for (let wanted = folder; ;) {
    try {
      const core = await openWorkspace(wanted, desktopHost(), { create: true });
      memory.remember(wanted);
      return core;
    } catch (error) {
      if (!(error instanceof HattamaError)) throw error;
      dialog.showErrorBox('Hattama', `${wanted}\n\n${inWords(error, app.getLocale())}`);
      const chosen = await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] });
      const [next] = chosen.filePaths;
      if (chosen.canceled || next === undefined) return null;
      wanted = next;
    }
  }
}

/** An error in the system's language, where the screen speaks it, else in Russian, the common one of the field. */
export function inWords(error: HattamaError, locale: string): string {
  const file = [locale.slice(0, 2), 'ru']
    .map((language) => resource('languages', language, 'words.json'))
    .find((candidate) => existsSync(candidate));
  if (file === undefined) return error.message;
  const words = JSON.parse(readFileSync(path.resolve(file), 'utf8')) as { error: Record<string, string> };
  return words.error[error.reference] ?? error.message;
}
