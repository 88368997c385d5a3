import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { HattamaBridge } from '../../shared/api/bridge.ts';
import type { CoreEvent } from '../../shared/api/events.ts';
import type { Answer } from '../../shared/api/result.ts';
import { channels } from './channels.ts';

/** The whole of what the screen can reach: nothing of Electron or Node itself is handed on. */
const bridge: HattamaBridge = {
  call: (name, input) => ipcRenderer.invoke(channels.call, name, input) as Promise<Answer<unknown>>,
  onEvent(listener) {
    const relay = (_event: unknown, told: CoreEvent) => listener(told);
    ipcRenderer.on(channels.event, relay);
    return () => void ipcRenderer.off(channels.event, relay);
  },
  pathOf: (file) => webUtils.getPathForFile(file),
};

contextBridge.exposeInMainWorld('hattama', bridge);
