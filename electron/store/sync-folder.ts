import { open } from 'node:fs/promises';

/** Brings a folder's names to disk: a renamed file is there only once its folder is. Windows does so itself and opens no folders. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
