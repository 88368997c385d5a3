import type { App, Session, WebContents } from 'electron';
import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { lockDownSession, pinAllContents } from '../../../electron/main/lock-down.ts';
import { isLoadable, isOwnAddress } from '../../../electron/main/origin.ts';

const strangers = [
  'https://example.org/',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'hattama://other/',
  'hattama:app',
  'data:text/html,x',
  'javascript:alert(1)',
  'blob:https://example.org/1',
  'about:blank',
  '',
];

describe('what the screen may load', () => {
  it('is itself', () => {
    expect(isOwnAddress('hattama://app/')).toBe(true);
    expect(isLoadable('hattama://app/image/page?scan=1')).toBe(true);
  });
  it('is a picture that it made in memory, which no page can be', () => {
    expect(isLoadable('blob:hattama://app/0b1c')).toBe(true);
    expect(isOwnAddress('blob:hattama://app/0b1c')).toBe(false);
  });
  it.each(strangers)('is not %j', (address) => {
    expect(isOwnAddress(address)).toBe(false);
    expect(isLoadable(address)).toBe(false);
  });
});

/** Electron's session as far as it is set here: keeps the handlers that it is given. */
function recordingSession() {
  const given = {
    request: vi.fn<Session['setPermissionRequestHandler']>(),
    check: vi.fn<Session['setPermissionCheckHandler']>(),
    device: vi.fn<Session['setDevicePermissionHandler']>(),
    beforeRequest:
      vi.fn<
        (
          listener: (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void,
        ) => void
      >(),
    spelling: vi.fn<Session['setSpellCheckerEnabled']>(),
  };
  const session = {
    setPermissionRequestHandler: given.request,
    setPermissionCheckHandler: given.check,
    setDevicePermissionHandler: given.device,
    webRequest: { onBeforeRequest: given.beforeRequest },
    setSpellCheckerEnabled: given.spelling,
  } as unknown as Session;
  lockDownSession(session);
  return given;
}

describe("a window's session", () => {
  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'fileSystem'] as const)(
    'is denied %s',
    (permission) => {
      const given = recordingSession();
      const answer = vi.fn();
      given.request.mock.calls[0]?.[0]?.({} as WebContents, permission, answer, {} as never);
      expect(answer).toHaveBeenCalledWith(false);
      expect(given.check.mock.calls[0]?.[0]?.(null, permission, 'hattama://app', {} as never)).toBe(false);
    },
  );

  it('may copy text to the clipboard', () => {
    const given = recordingSession();
    const answer = vi.fn();
    const copying = 'clipboard-sanitized-write';
    given.request.mock.calls[0]?.[0]?.({} as WebContents, copying, answer, {} as never);
    expect(answer).toHaveBeenCalledWith(true);
    expect(given.check.mock.calls[0]?.[0]?.(null, copying, 'hattama://app', {} as never)).toBe(true);
  });

  it('is denied devices and dictionaries from the network', () => {
    const given = recordingSession();
    expect(given.device.mock.calls[0]?.[0]?.({} as never)).toBe(false);
    expect(given.spelling).toHaveBeenCalledWith(false);
  });

  it.each([...strangers.map((url) => [url, true] as const), ['hattama://app/assets/a.js', false] as const])(
    'a request of %j is cancelled: %s',
    (url, cancel) => {
      const answer = vi.fn();
      recordingSession().beforeRequest.mock.calls[0]?.[0]({ url }, answer);
      expect(answer).toHaveBeenCalledWith({ cancel });
    },
  );
});

describe('every page of the process', () => {
  function newPage() {
    const app = new EventEmitter();
    pinAllContents(app as App);
    const setWindowOpenHandler = vi.fn<WebContents['setWindowOpenHandler']>();
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler });
    app.emit('web-contents-created', {}, contents);
    return contents;
  }

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'is stopped at %s',
    (name) => {
      const event = { preventDefault: vi.fn() };
      newPage().emit(name, event);
      expect(event.preventDefault).toHaveBeenCalledOnce();
    },
  );

  it('opens no windows', () => {
    const open = newPage().setWindowOpenHandler.mock.calls[0]?.[0];
    expect(open?.({ url: 'hattama://app/' } as never)).toEqual({ action: 'deny' });
  });
});
