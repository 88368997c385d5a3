import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the person asked for on the command line. */
export interface Asked {
  /** Open a throw-away workspace with the sample batch. */
  sample: boolean;
  /** Workspace folder, absolute; null when none was named. */
  folder: string | null;
}

/**
 * Reads the arguments after the program's own. Switches of Chromium and Electron pass by.
 * @param from folder that a relative path is meant from
 */
export function readArguments(args: readonly string[], from: string): Asked {
  const named = args.find((argument) => !argument.startsWith('-'));
  return {
    sample: args.includes('--sample'),
    folder: named === undefined ? null : path.resolve(from, named),
  };
}

/** The workspace opened last on this machine, kept in the app's own folder. */
export interface Memory {
  last(): string | null;
  remember(folder: string): void;
}

export function createMemory(userData: string): Memory {
  const file = path.join(userData, 'workspace.json');
  return {
    last() {
      try {
        const kept = JSON.parse(readFileSync(file, 'utf8')) as { folder?: unknown };
        return typeof kept.folder === 'string' ? kept.folder : null;
      } catch {
        // The first start, or a file that someone broke: then the default folder is opened.
        return null;
      }
    },
    remember(folder) {
      mkdirSync(userData, { recursive: true });
      writeFileSync(file, JSON.stringify({ folder }));
    },
  };
}
