import { describe, expect, it, vi } from 'vitest';
import { openWindow, windowOptions } from '../../../electron/main/window.ts';

interface Recorded {
  readonly asked: string[];
}

/** Electron at the module's edge: records what is asked of it. */
const edge = vi.hoisted(() => {
  const windows: Recorded[] = [];
  class BrowserWindow implements Recorded {
    readonly asked: string[] = [];
    constructor() {
      windows.push(this);
    }
    once(name: string, listener: () => void) {
      this.asked.push(`once ${name}`);
      listener();
    }
    show() {
      this.asked.push('show');
    }
    loadURL(url: string) {
      this.asked.push(`load ${url}`);
      return Promise.resolve();
    }
  }
  return { windows, BrowserWindow };
});
vi.mock('electron', () => ({ BrowserWindow: edge.BrowserWindow }));

describe('a window', () => {
  it('keeps the page apart from Node and Electron', () => {
    expect(windowOptions().webPreferences).toMatchObject({
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
    });
  });

  it('takes its preload from the build, not from what the page could name', () => {
    expect(windowOptions().webPreferences?.preload).toMatch(/preload\.cjs$/);
  });

  it('fits on an old laptop', () => {
    const { minWidth = 0, minHeight = 0 } = windowOptions();
    expect(minWidth).toBeLessThanOrEqual(1024);
    expect(minHeight).toBeLessThanOrEqual(728);
  });

  it('has its session before its page loads', async () => {
    let before: readonly string[] = ['nothing'];
    await openWindow((window) => (before = [...(window as unknown as Recorded).asked]));
    expect(before).toEqual([]);
    expect(edge.windows[0]?.asked).toContain('load hattama://app/');
  });
});
