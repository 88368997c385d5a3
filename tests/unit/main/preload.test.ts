import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import type { HattamaBridge } from '../../../shared/api/bridge.ts';
import { channels } from '../../../electron/preload/channels.ts';

const edge = vi.hoisted(() => {
  const exposed: Record<string, unknown> = {};
  const invoked: unknown[][] = [];
  return { exposed, invoked };
});
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => (edge.exposed[name] = api) },
  ipcRenderer: Object.assign(new EventEmitter(), {
    invoke: (...args: unknown[]) => {
      edge.invoked.push(args);
      return Promise.resolve({ data: 'answered' });
    },
  }),
  webUtils: { getPathForFile: (file: File) => `/photos/${file.name}` },
}));

await import('../../../electron/preload/index.ts');
const { ipcRenderer } = (await import('electron')) as unknown as { ipcRenderer: EventEmitter };
const bridge = edge.exposed['hattama'] as HattamaBridge;

describe('what the preload hands to the page', () => {
  it('is the bridge and nothing else', () => {
    expect(Object.keys(edge.exposed)).toEqual(['hattama']);
    expect(Object.keys(bridge).sort()).toEqual(['call', 'onEvent', 'pathOf']);
  });

  it('carries a call on the one channel', async () => {
    await expect(bridge.call('workspace.info', {})).resolves.toEqual({ data: 'answered' });
    expect(edge.invoked).toEqual([[channels.call, 'workspace.info', {}]]);
  });

  it("tells the core's events without Electron's own event, until it is told to stop", () => {
    const heard: unknown[][] = [];
    const stop = bridge.onEvent((...args) => heard.push(args));
    const event = { type: 'notice', key: 'x' };
    ipcRenderer.emit(channels.event, { sender: 'a secret' }, event);
    stop();
    ipcRenderer.emit(channels.event, {}, event);
    expect(heard).toEqual([[event]]);
  });

  it('names the path of a dropped file', () => {
    expect(bridge.pathOf(new File([], 'IMG_1.jpg'))).toBe('/photos/IMG_1.jpg');
  });
});
