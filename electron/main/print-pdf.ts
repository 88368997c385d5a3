import { BrowserWindow, session } from 'electron';
import { randomUUID } from 'node:crypto';
import { lockDownSession } from './lock-down.ts';
import { scheme, startAddress } from './origin.ts';

/**
 * Prints a page of HTML that carries all it shows, in a window that nobody sees: sandboxed, without scripts, in a session that is
 * its own and forgotten afterwards, whose one address is the page. Answers the PDF.
 */
export async function printPdf(page: string): Promise<Uint8Array> {
  const own = session.fromPartition(`print-${randomUUID()}`);
  lockDownSession(own);
  own.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: url !== startAddress && !url.startsWith('data:') }),
  );
  // What the page may load its own policy says: the screen's would keep its style and pictures from it.
  own.protocol.handle(
    scheme,
    () => new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
  );
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  try {
    await window.loadURL(startAddress);
    return await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
  } finally {
    window.destroy();
    own.protocol.unhandle(scheme);
  }
}
