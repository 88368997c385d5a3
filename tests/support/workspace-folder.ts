import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type Store, type StoreOptions, openStore } from '../../electron/store/open.ts';
import { projectFolder } from './reference.ts';

/** The numbered migrations that ship. */
export const migrationsFolder = path.join(projectFolder, 'resources/migrations');

/** A fixed time for everything that takes a clock. */
export const testTime = '2019-06-09T20:00:00.000Z';
export const testClock = () => new Date(testTime);

/** An empty folder that goes when the test ends; `name` is its last part. */
export function throwAwayFolder(name = 'work'): string {
  const base = mkdtempSync(path.join(tmpdir(), 'hattama-test-'));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  return path.join(base, name);
}

/** Opens the store of a throw-away workspace (a new one unless `folder` is given); closed when the test ends. */
export function throwAwayStore(folder = throwAwayFolder(), options: Partial<StoreOptions> = {}): Store {
  const store = openStore(folder, { migrations: migrationsFolder, create: true, at: testTime, ...options });
  let open = true;
  const close = () => {
    if (open) store.close();
    open = false;
  };
  onTestFinished(close);
  return { ...store, close };
}
