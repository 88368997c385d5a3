import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { CallName } from '../../shared/api/contract.ts';
import type { Answer } from '../../shared/api/result.ts';
import { channels } from '../preload/channels.ts';
import type { Core, Session } from '../workspace/core.ts';
import { isOwnAddress } from './origin.ts';

const refused: Answer<unknown> = {
  error: { reference: 'not-here', message: 'a call from elsewhere than the window', fatal: false },
};

/** The windows' way to the core. The only file that touches `ipcMain`. */
export interface Lines {
  /** Gives a window its session; before that, and from any other page, calls are refused. */
  attach(contents: WebContents): void;
  close(): void;
}

/** Carries calls of attached windows to the core and the core's events to them. */
export function openLines(core: Core): Lines {
  const sessions = new Map<number, Session>();

  function detach(id: number): void {
    sessions.get(id)?.close();
    sessions.delete(id);
  }

  ipcMain.handle(
    channels.call,
    (event, name: unknown, input: unknown): Answer<unknown> | Promise<Answer<unknown>> => {
      const session = sessions.get(event.sender.id);
      if (!session || !isTrusted(event)) return refused;
      // The core knows the names and validates the input; here both are only carried. What is no text is no name.
      return session.call((typeof name === 'string' ? name : '') as CallName, input as never);
    },
  );

  return {
    attach(contents) {
      const session = core.session();
      sessions.set(contents.id, session);
      session.events((event) => {
        if (!contents.isDestroyed()) contents.send(channels.event, event);
      });
      contents.once('destroyed', () => detach(contents.id));
    },
    close() {
      ipcMain.removeHandler(channels.call);
      for (const id of [...sessions.keys()]) detach(id);
    },
  };
}

/** True if a call comes from the screen's own page in the window's top frame. */
function isTrusted(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && isOwnAddress(frame.url);
}
