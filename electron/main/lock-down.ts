import type { App, Session, WebContents } from 'electron';
import { isLoadable } from './origin.ts';

/** Plain text to the clipboard, when a person presses a button that says so. */
const copying = 'clipboard-sanitized-write';

/**
 * Denies a window's session what Hattama has no use for: every permission but for copying, every device, and every
 * request that would leave this process. Nothing is sent anywhere, whatever a page or an add-on of the screen might ask for.
 */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === copying));
  session.setPermissionCheckHandler((_contents, permission) => permission === copying);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isLoadable(details.url) }));
  // Chromium would fetch dictionaries from the network.
  session.setSpellCheckerEnabled(false);
}

/** Pins a page to where it is: it neither navigates, nor opens windows, nor embeds other pages. */
export function pinContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Pins every page that this process will ever make. */
export function pinAllContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => pinContents(contents));
}
